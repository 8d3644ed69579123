import { dayInZone } from '#kernel/calendar-day.ts'
import { unreachable } from '#kernel/result.ts'
import { formatDayWithWeekday } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { RequestView } from './request-view.ts'

/** One sentence on how the request stands and which day counts now. When we are late, that is said first. */
export function leadOf(page: HolderPage, view: RequestView): string {
  const { request, book, openReturn } = view
  const { lead } = page.t.cancel.request
  const day = (value: string | null | undefined) => (value ? formatDayWithWeekday(page.language, value) : '')
  switch (request.state) {
    case 'submitted':
    case 'under-review': {
      const isLate = request.dueOn !== null && request.dueOn < book.day
      return isLate ? lead.late(day(request.dueOn)) : lead[request.state](day(request.dueOn))
    }
    case 'returned':
      return lead.returned(day(openReturn?.answerBy))
    case 'approved':
      return request.answers.effect === 'on-date'
        ? lead.approvedOnDate(day(request.answers.effectOn))
        : lead.approvedOnDeparture
    case 'completed':
      return lead.completed(day(endedOn(view)))
    case 'draft':
    case 'refused':
    case 'lapsed':
    case 'withdrawn':
    case 'recalled':
      return lead[request.state]
    default:
      return unreachable(request.state)
  }
}

/** The day from which the cancellation counts; the office, or a job, may have written it down later. */
function endedOn({ request, entries, book }: RequestView): string | undefined {
  const effectiveOn = entries.find(({ event }) => event === 'request-completed')?.details['effectiveOn']
  if (typeof effectiveOn === 'string') return effectiveOn
  return request.completedAt === null ? undefined : dayInZone(request.completedAt, book.calendar.timeZone)
}
