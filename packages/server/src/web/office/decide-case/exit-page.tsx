import { fullName } from '#domain/cards/holder.ts'
import { Button, ErrorSummary, Form, TextField } from '../../shared/components/form.tsx'
import { BackLink } from '../../shared/components/parts.tsx'
import { formatCardNumber } from '../../shared/format.ts'
import type { CasePageData } from '../case/case-page-data.ts'
import { OfficeLayout } from '../shared/office-layout.tsx'
import { casePath } from '../shared/office-page.ts'

/** The exit that an approved cancellation waits for. */
export function ExitPage({ page, view, counts, errors }: CasePageData) {
  const { exit: texts, decide } = page.t.office
  const { request, card, holder } = view
  const hasErrors = Object.keys(errors).length > 0
  return (
    <OfficeLayout page={page} title={texts.title} counts={counts} hasForm hasErrors={hasErrors}>
      <div class="narrow">
        <BackLink href={casePath(request.id)}>{decide.backToCase}</BackLink>
        <ErrorSummary page={page} errors={errors} />
        <h1>{texts.title}</h1>
        <p class="lead">
          <b class="num">{request.reference}</b> · <span class="num">{formatCardNumber(card.cardNumber)}</span> ·{' '}
          <bdi>{fullName(holder)}</bdi>
        </p>
        <p>{texts.lead}</p>
        <Form page={page} action={casePath(request.id, 'exit')}>
          <TextField
            page={page}
            name="exitOn"
            label={texts.label}
            hint={texts.hint}
            error={errors['exitOn']}
            width="short"
            inputmode="numeric"
          />
          <p class="act">
            <Button kind="final">{texts.button}</Button>
          </p>
        </Form>
      </div>
    </OfficeLayout>
  )
}
