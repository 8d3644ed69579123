import type { WaiverView } from '#modules/charges'
import type { ReferenceBook } from '#modules/reference'
import type { QueueCounts } from '#modules/review'
import { moneyText } from '#locales/money.ts'
import { Button, Form } from '../../shared/components/form.tsx'
import { BackLink, Facts, Note, type Fact } from '../../shared/components/parts.tsx'
import { formatCardNumber } from '../../shared/format.ts'
import { formatShortInstant } from '../shared/format.ts'
import { OfficeLayout } from '../shared/office-layout.tsx'
import type { OfficePage } from '../shared/office-page.ts'
import type { StaffNames } from '../shared/staff-names.ts'
import { waiversPath } from './paths.ts'
import { WaiverStateTag } from './waiver-state-tag.tsx'

type Props = {
  readonly page: OfficePage
  readonly counts: QueueCounts | undefined
  readonly waiver: WaiverView
  readonly book: ReferenceBook
  readonly names: StaffNames
  /** Why what was sent was not done. */
  readonly stopped: string | undefined
}

/** One waiver; the buttons are for a second person only (T-21). */
export function WaiverPage(props: Props) {
  const { page, counts, waiver, stopped } = props
  const { waivers: texts } = page.t
  const isWaiting = waiver.state === 'requested'
  const isOwn = waiver.requestedBy === page.session.principalId
  return (
    <OfficeLayout page={page} title={texts.decide.title} counts={counts} hasForm={isWaiting && !isOwn}>
      <div class="narrow">
        <BackLink href={waiversPath}>{texts.title}</BackLink>
        <h1>{texts.decide.title}</h1>
        {stopped !== undefined && (
          <Note kind="warn">
            <p>
              <b>{stopped}</b>
            </p>
            <p>{texts.decide.notDone}</p>
          </Note>
        )}
        <Facts facts={waiverFacts(props)} />
        {isWaiting && isOwn && stopped === undefined && <p>{texts.decide.own}</p>}
        {isWaiting && !isOwn && (
          <Form page={page} commandId={page.deps.newId()}>
            <p class="act">
              <Button kind="final" name="do" value="grant">
                {texts.decide.grant}
              </Button>
              <Button kind="quiet" name="do" value="refuse">
                {texts.decide.refuse}
              </Button>
            </p>
          </Form>
        )}
      </div>
    </OfficeLayout>
  )
}

function waiverFacts({ page, waiver, book, names }: Props): Fact[] {
  const { waivers: texts } = page.t
  const { language } = page
  const { currency, requestedBy, requestedAt, decidedBy, decidedAt } = waiver
  const money = (amountMinor: number) => moneyText({ amountMinor, currency }, language)
  const by = (who: string, at: Date) => texts.by(names(who), formatShortInstant(language, at, book.calendar.timeZone))
  return [
    { term: texts.card, value: <span class="num">{formatCardNumber(waiver.cardNumber)}</span> },
    { term: texts.state, value: <WaiverStateTag page={page} state={waiver.state} /> },
    { term: texts.amount, value: money(waiver.amountMinor) },
    { term: texts.owed, value: money(waiver.owedMinor) },
    { term: texts.limit, value: money(waiver.secondPersonAboveMinor) },
    { term: texts.ground, value: book.waiverGround(waiver.ground).names[language] },
    { term: texts.comment, value: <span dir="auto">{waiver.comment}</span> },
    { term: texts.asked, value: by(requestedBy, requestedAt) },
    ...(decidedBy !== null && decidedAt ? [{ term: texts.decided, value: by(decidedBy, decidedAt) }] : []),
  ]
}
