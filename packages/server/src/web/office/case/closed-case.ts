import { countCases, type CasePeek, type QueueCounts } from '#modules/review'
import type { FormErrors } from '../../shared/components/form.tsx'
import { staffOf, type OfficePage } from '../shared/office-page.ts'
import { loadStaffNames, type StaffNames } from '../shared/staff-names.ts'

export type ClosedCaseProps = {
  readonly page: OfficePage
  readonly peek: CasePeek
  readonly names: StaffNames
  readonly counts: QueueCounts | undefined
  readonly timeZone: string
  readonly errors: FormErrors
}

export async function loadClosedCase(
  page: OfficePage,
  peek: CasePeek,
  errors: FormErrors = {},
): Promise<ClosedCaseProps> {
  const [book, names, counted] = await Promise.all([
    page.deps.reference.today(),
    loadStaffNames(page.deps.db),
    countCases(page.deps, staffOf(page)),
  ])
  const counts = counted.ok ? counted.value : undefined
  return { page, peek, names, counts, timeZone: book.calendar.timeZone, errors }
}
