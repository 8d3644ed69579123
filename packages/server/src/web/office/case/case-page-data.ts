import { countCases, type CaseView, type QueueCounts } from '#modules/review'
import { listNoticesOfRequest, type Letter } from '#modules/notices'
import { listWaivers, type WaiverRecord } from '#modules/charges'
import type { ReferenceBook } from '#modules/reference'
import { promiseLeft, type PromiseLeft } from '#domain/review/promise-left.ts'
import { readCardCost, type CardCost } from '../../shared/charges/card-cost.ts'
import { readReceiptNumber } from '../../shared/charges/receipt-numbers.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { staffOf, type OfficePage } from '../shared/office-page.ts'
import { loadStaffNames, type StaffNames } from '../shared/staff-names.ts'

/** What the parts of a case page draw from. */
export type CaseProps = {
  readonly page: OfficePage
  readonly view: CaseView
  readonly book: ReferenceBook
  readonly names: StaffNames
  /** The same figure that the holder reads; undefined: cards of this type cost nothing. */
  readonly cost: CardCost | undefined
  /** Of the receipt that proves the stop in force. */
  readonly receiptNumber: string | undefined
  /** Of the card, whatever became of them, oldest first. */
  readonly waivers: readonly WaiverRecord[]
}

export type CasePageData = CaseProps & {
  readonly letters: readonly Letter[]
  readonly counts: QueueCounts | undefined
  readonly promise: PromiseLeft | null
  readonly errors: FormErrors
}

export async function loadCasePage(page: OfficePage, view: CaseView, errors: FormErrors = {}): Promise<CasePageData> {
  const { db, reference } = page.deps
  const { holderId, id, cardId } = view.request
  const [book, names, letters, waivers, counted] = await Promise.all([
    reference.today(),
    loadStaffNames(db),
    listNoticesOfRequest(db, holderId, id),
    listWaivers(db, holderId, cardId),
    countCases(page.deps, staffOf(page)),
  ])
  const counts = counted.ok ? counted.value : undefined
  const cost = await readCardCost(db, book, view.card)
  const receiptNumber = cost && (await readReceiptNumber(db, cost))
  return {
    page,
    view,
    book,
    names,
    cost,
    receiptNumber,
    waivers,
    letters,
    counts,
    promise: promiseOf(view, book),
    errors,
  }
}

/** null: decided, or the calendar does not reach so far. */
function promiseOf({ request: { state, dueOn } }: CaseView, book: ReferenceBook): PromiseLeft | null {
  if (dueOn === null) return null
  const left = promiseLeft(book.calendar, { state, dueOn }, book.day)
  return left.ok ? left.value : null
}
