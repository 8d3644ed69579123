import { fullName } from '#domain/cards/holder.ts'
import { maxWaiverCommentLength, type WaiverTerms } from '#modules/charges'
import { moneyText } from '#locales/money.ts'
import { Button, ErrorSummary, Form, Radios, TextArea, TextField } from '../../shared/components/form.tsx'
import { BackLink, Facts, Note } from '../../shared/components/parts.tsx'
import { formatCardNumber } from '../../shared/format.ts'
import type { CasePageData } from '../case/case-page-data.ts'
import { OfficeLayout } from '../shared/office-layout.tsx'
import { casePath } from '../shared/office-page.ts'
import { waiverPart } from './paths.ts'

type Props = CasePageData & {
  readonly terms: WaiverTerms | undefined
  /** A new one after a form that had been sent with other words. */
  readonly commandId?: string | undefined
}

/** How much is owed, how much of it is waived, on which ground and why. */
export function WaiverFormPage(props: Props) {
  const { page, view, counts, errors, waivers, terms } = props
  const { form } = page.t.waivers
  const { request, card, holder } = view
  const hasErrors = Object.keys(errors).length > 0
  const isWaiting = waivers.some(({ state }) => state === 'requested')
  return (
    <OfficeLayout page={page} title={form.title} counts={counts} hasForm hasErrors={hasErrors}>
      <div class="narrow">
        <BackLink href={casePath(request.id)}>{page.t.office.decide.backToCase}</BackLink>
        <ErrorSummary page={page} errors={errors} />
        <h1>{form.title}</h1>
        <p class="lead">
          <b class="num">{request.reference}</b> · <span class="num">{formatCardNumber(card.cardNumber)}</span> ·{' '}
          <bdi>{fullName(holder)}</bdi>
        </p>
        {!terms && <p>{form.notCharged}</p>}
        {terms?.owedMinor === 0 && <p>{form.nothingOwed}</p>}
        {terms && isWaiting && (
          <Note kind="warn">
            <p>{form.waiting}</p>
          </Note>
        )}
        {terms && terms.owedMinor > 0 && !isWaiting && <WaiverFields {...props} terms={terms} />}
      </div>
    </OfficeLayout>
  )
}

function WaiverFields({ page, view, book, errors, terms, commandId }: Props & { readonly terms: WaiverTerms }) {
  const { waivers: texts, office } = page.t
  const { form } = texts
  const { language } = page
  const money = (amountMinor: number) => moneyText({ amountMinor, currency: terms.currency }, language)
  const grounds = book.listWaiverGrounds().map(({ code, names, legalReference }) => ({
    value: code,
    label: names[language],
    hint: office.decide.legal(legalReference),
  }))
  const owed = money(terms.owedMinor)
  return (
    <>
      <Facts facts={[{ term: texts.owed, value: owed }]} />
      <p>{terms.aloneUpToMinor > 0 ? form.aloneUpTo(money(terms.aloneUpToMinor)) : form.neverAlone}</p>
      <Form page={page} action={casePath(view.request.id, waiverPart)} {...(commandId ? { commandId } : {})}>
        <TextField
          page={page}
          name="amount"
          label={form.amount}
          hint={form.amountHint(owed)}
          error={errors['amount']}
          width="short"
        />
        <Radios page={page} name="ground" label={form.groundLabel} choices={grounds} error={errors['ground']} />
        <TextArea
          page={page}
          name="comment"
          label={texts.comment}
          hint={form.commentHint(maxWaiverCommentLength)}
          error={errors['comment']}
          rows={3}
        />
        <p class="act">
          <Button kind="final">{form.send}</Button>
        </p>
      </Form>
    </>
  )
}
