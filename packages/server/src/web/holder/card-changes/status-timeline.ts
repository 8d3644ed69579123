import type { AuditEvent } from '#domain/audit/events.ts'
import type { AuditEntry } from '#modules/audit'
import type { TimelineStep } from '../../shared/components/parts.tsx'
import { formatCardNumber, formatDay, formatDayWithWeekday, formatInstant } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { isOpenChange } from './changeable-card.ts'
import type { ChangeView } from './status-view.ts'

type Words = Pick<HolderPage, 't' | 'language'>
type Props = Pick<ChangeView, 'change' | 'book' | 'entries'> & { readonly page: Words }

/** What happened, from the audit, and the decision that was promised. */
export function timelineSteps({ page, change, book, entries }: Props): TimelineStep[] {
  const done = entries.flatMap((entry) => {
    const what = whatHappened(page, entry)
    const when = formatInstant(page.language, entry.at, book.calendar.timeZone)
    return what === undefined ? [] : [{ what, when, isDone: true }]
  })
  if (!isOpenChange(change)) return done
  const { ahead } = page.t.applications.timeline
  const when = ahead.decisionBy(formatDayWithWeekday(page.language, change.dueOn))
  return [...done, { what: ahead.decision, when, isDone: false }]
}

/** One line for each event of the audit that is shown in the timeline; others have none. */
function whatHappened({ t, language }: Words, { event, details }: AuditEntry): string | undefined {
  const { timeline } = t.cardChanges
  const texts: Partial<Record<AuditEvent, () => string>> = {
    'card-change-submitted': () => timeline.submitted,
    'request-assigned': () => timeline.assigned,
    'card-change-withdrawn': () => timeline.withdrawn,
    'card-change-approved': () => timeline.approved,
    'card-change-refused': () => timeline.refused,
    'card-renumbered': () => timeline.renumbered(formatCardNumber(String(details['cardNumber']))),
    'card-extended': () => timeline.extended(formatDay(language, String(details['validUntil']))),
  }
  return texts[event]?.()
}
