import { promiseLeft, type PromiseLeft } from '#domain/review/promise-left.ts'
import { countCases, type CaseKind, type CaseState, type CaseView, type QueueCounts } from '#modules/review'
import { listNoticesOfRequest, type Letter } from '#modules/notices'
import type { ReferenceBook } from '#modules/reference'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { staffOf, type OfficePage } from '../shared/office-page.ts'
import { loadStaffNames, type StaffNames } from '../shared/staff-names.ts'

/** What a case has whatever it is about; the panels that every case page shows draw from it. */
export type CaseFile = Pick<CaseView, 'access' | 'lease' | 'papers' | 'returns' | 'notes' | 'history'> & {
  readonly kind: CaseKind
  readonly holderId: Id
  readonly requestId: Id
  readonly reference: string
  readonly state: CaseState
  /** null: the office has promised nothing. */
  readonly dueOn: CalendarDay | null
}

export type FileProps = {
  readonly page: OfficePage
  readonly book: ReferenceBook
  readonly names: StaffNames
  readonly file: CaseFile
}

export type FilePageData = FileProps & {
  readonly letters: readonly Letter[]
  readonly counts: QueueCounts | undefined
  readonly promise: PromiseLeft | null
  readonly errors: FormErrors
}

export async function loadFile(page: OfficePage, file: CaseFile, errors: FormErrors = {}): Promise<FilePageData> {
  const { db, reference } = page.deps
  const [book, names, letters, counted] = await Promise.all([
    reference.today(),
    loadStaffNames(db),
    listNoticesOfRequest(db, file.holderId, file.requestId),
    countCases(page.deps, staffOf(page)),
  ])
  const counts = counted.ok ? counted.value : undefined
  return { page, book, names, file, letters, counts, promise: promiseOf(file, book), errors }
}

/** null: nothing is promised, or the calendar does not reach so far. */
function promiseOf({ state, dueOn }: CaseFile, book: ReferenceBook): PromiseLeft | null {
  if (dueOn === null) return null
  const left = promiseLeft(book.calendar, { state, dueOn }, book.day)
  return left.ok ? left.value : null
}

/** A case waits for its decision here, and nowhere else; only such a case can be taken. */
export function isOfficesTurn({ state }: { readonly state: CaseState }): boolean {
  return state === 'submitted' || state === 'under-review'
}
