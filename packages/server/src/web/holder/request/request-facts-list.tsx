import { dayInZone } from '#kernel/calendar-day.ts'
import { amountText } from '../../shared/charges/cost-sentences.ts'
import { Facts, type Fact } from '../../shared/components/parts.tsx'
import { formatDay } from '../../shared/format.ts'
import { ReceiptLinks } from '../../shared/receipts/receipt-links.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { RequestView } from './request-view.ts'

type Props = { readonly page: HolderPage; readonly view: RequestView }

/** Reference, days and choices, as far as they are known. */
export function RequestFactsList({ page, view }: Props) {
  const { request, book } = view
  const labels = page.t.cancel.request
  const day = (value: string) => formatDay(page.language, value)
  const isDraft = request.state === 'draft'
  const facts: readonly (Fact | undefined)[] = [
    isDraft ? undefined : { term: labels.reference, value: request.reference },
    isDraft
      ? { term: labels.begun, value: day(dayInZone(request.createdAt, book.calendar.timeZone)) }
      : request.submittedOn === null
        ? undefined
        : { term: labels.asked, value: day(request.submittedOn) },
    isWaiting(view) && request.dueOn !== null ? { term: labels.promised, value: day(request.dueOn) } : undefined,
    view.openReturn && { term: labels.answerBy, value: day(view.openReturn.answerBy) },
    ...chargeFacts(page, view),
    receiptFact(page, view),
    effectFact(page, view),
    reasonFact(page, view),
  ]
  return <Facts facts={facts.filter((fact) => fact !== undefined)} />
}

function isWaiting({ request }: RequestView): boolean {
  return request.state === 'submitted' || request.state === 'under-review'
}

/** Only of the stop that is this request's own and in force. */
function chargeFacts(page: HolderPage, { request, cost }: RequestView): Fact[] {
  const { figures } = page.t.charges
  if (!cost || cost.outlook.state.kind !== 'frozen' || cost.facts.stop?.requestId !== request.id) return []
  return [
    { term: figures.stoppedOn, value: formatDay(page.language, cost.outlook.state.since) },
    { term: figures.finalTotal, value: amountText(page, cost, cost.outlook.owedMinor) },
  ]
}

function receiptFact(page: HolderPage, { request, receipt, isReceiptSigned }: RequestView): Fact | undefined {
  if (!receipt) return undefined
  const value = <ReceiptLinks page={page} requestId={request.id} number={receipt.number} isSigned={isReceiptSigned} />
  return { term: page.t.receipts.links.term, value }
}

function effectFact(page: HolderPage, { request }: RequestView): Fact | undefined {
  const { effect, effectOn } = request.answers
  const labels = page.t.cancel.request
  if (effect === null) return undefined
  const value =
    effect === 'on-date'
      ? labels.effects['on-date'](effectOn === null ? '' : formatDay(page.language, effectOn))
      : labels.effects[effect]
  return { term: labels.effect, value }
}

function reasonFact(page: HolderPage, { request, book }: RequestView): Fact | undefined {
  const { reasonCode } = request.answers
  const reason = reasonCode === null ? undefined : book.find('reason', reasonCode)
  return reason && { term: page.t.cancel.request.reason, value: reason.names[page.language] }
}
