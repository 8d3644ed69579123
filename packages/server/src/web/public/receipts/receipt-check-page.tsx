import { moneyText } from '#locales/money.ts'
import type { Receipt } from '#modules/cancellations'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import { Document } from '../../shared/components/document.tsx'
import { Facts, Note, type Fact } from '../../shared/components/parts.tsx'
import { formatDay, formatInstant } from '../../shared/format.ts'
import type { Page } from '../../shared/page.ts'
import type { PublicDeps } from '../deps.ts'

export type Standing =
  | { readonly kind: 'stands' }
  | { readonly kind: 'final' }
  | { readonly kind: 'lifted'; readonly on: CalendarDay }

type Props = {
  readonly page: Page<undefined, PublicDeps>
  readonly receipt: Receipt
  readonly standing: Standing
  /** undefined: its signature is on the way, or it is older than signatures. */
  readonly signedAt: Date | undefined
}

/** Characters of the card number that tell a holder's cards apart and nobody else anything. */
const endingLength = 3

/** What the paper in somebody's hand must say, and what became of it. Nobody is named. */
export function ReceiptCheckPage({ page, receipt: { content }, standing, signedAt }: Props) {
  const { check } = page.t.receipts
  return (
    <Document page={page} title={check.title} look="public">
      <div class="narrow">
        <h1>{check.title}</h1>
        {content.isSpecimen && (
          <Note kind="warn">
            <p>{check.specimen}</p>
          </Note>
        )}
        <Note kind="done">
          <p>
            <b>{check.genuine(content.issuer.name)}</b>
          </p>
          {signedAt && <p>{page.t.papers.receipt.signed(formatInstant(page.language, signedAt, content.timeZone))}</p>}
        </Note>
        <p>{check.compare}</p>
        <Facts facts={factsOf(page, content)} />
        <h2>{check.standing}</h2>
        <p>{standing.kind === 'lifted' ? check.lifted(formatDay(page.language, standing.on)) : check[standing.kind]}</p>
        <p>{check.otherwise}</p>
      </div>
    </Document>
  )
}

function factsOf(page: Props['page'], content: Receipt['content']): readonly Fact[] {
  const { language } = page
  const { check, paper } = page.t.receipts
  const { charge, cardNumber, submittedAt, timeZone } = content
  const received = `${formatInstant(language, new Date(submittedAt), timeZone)} (${timeZone})`
  const costs = charge === null ? paper.free : moneyText(charge, language)
  const stopped = charge && { term: page.t.charges.figures.stoppedOn, value: formatDay(language, charge.stoppedOn) }
  return [
    { term: paper.number, value: content.number },
    { term: paper.reference, value: content.requestReference },
    { term: check.card, value: `… ${cardNumber.slice(-endingLength)}` },
    { term: paper.asked, value: received },
    { term: paper.amount, value: costs },
    ...(stopped ? [stopped] : []),
  ]
}
