import { payByDay } from '#domain/applications/unpaid-time.ts'
import { unreachable } from '#kernel/result.ts'
import { formatDayWithWeekday } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { ApplicationView } from './status-view.ts'

/** One sentence on how the application stands and which day counts now. When we are late, that is said first. */
export function leadOf(
  page: Pick<HolderPage, 't' | 'language'>,
  { application, book, openReturn }: Pick<ApplicationView, 'application' | 'book' | 'openReturn'>,
): string {
  const { lead } = page.t.applications
  const { state, dueOn, submittedOn } = application
  const day = (value: string | null | undefined) => (value ? formatDayWithWeekday(page.language, value) : '')
  switch (state) {
    case 'submitted':
      return lead.submitted(day(submittedOn && payByDay(submittedOn)))
    case 'under-review':
      return dueOn !== null && dueOn < book.day ? lead.late(day(dueOn)) : lead['under-review'](day(dueOn))
    case 'returned':
      return lead.returned(day(openReturn?.answerBy))
    case 'draft':
    case 'awaiting-payment':
    case 'granted':
    case 'refused':
    case 'withdrawn':
    case 'lapsed':
      return lead[state]
    default:
      return unreachable(state)
  }
}
