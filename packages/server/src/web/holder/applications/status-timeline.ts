import { payByDay } from '#domain/applications/unpaid-time.ts'
import type { AuditEvent } from '#domain/audit/events.ts'
import type { AuditEntry } from '#modules/audit'
import type { TimelineStep } from '../../shared/components/parts.tsx'
import { formatCardNumber, formatDayWithWeekday, formatInstant, formatList } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { ApplicationView } from './status-view.ts'

type Props = Pick<ApplicationView, 'application' | 'book' | 'entries' | 'openReturn'> & {
  readonly page: Pick<HolderPage, 't' | 'language'>
}

/** What happened, from the audit, and what was promised to happen next. */
export function timelineSteps(props: Props): TimelineStep[] {
  const { page, book, entries } = props
  const done = entries.flatMap((entry) => {
    const what = whatHappened(props, entry)
    const when = formatInstant(page.language, entry.at, book.calendar.timeZone)
    return what === undefined ? [] : [{ what, when, isDone: true }]
  })
  return [...done, ...ahead(props)]
}

/** One line for each event of the audit that is shown in the timeline; others have none. */
function whatHappened({ page, book }: Props, { event, details }: AuditEntry): string | undefined {
  const { timeline } = page.t.applications
  const paperName = (code: unknown) => {
    const paper = book.find('application-paper', String(code))
    return paper ? paper.names[page.language] : String(code)
  }
  const texts: Partial<Record<AuditEvent, () => string>> = {
    'application-submitted': () => timeline.submitted,
    'application-payment-given-up': () => timeline['payment-given-up'],
    'application-paid': () => timeline.paid,
    'application-fee-returned': () => timeline['fee-returned'],
    'application-review-begun': () => timeline['review-begun'],
    'application-withdrawn': () => timeline.withdrawn,
    'application-assigned': () => timeline.assigned,
    'application-returned': () =>
      timeline.returned(formatList(page.language, listOfTexts(details['papers']).map(paperName))),
    'application-resubmitted': () => timeline.resubmitted,
    'application-lapsed': () => timeline.lapsed,
    'application-granted': () => timeline.granted(formatCardNumber(String(details['cardNumber']))),
    'application-refused': () => timeline.refused,
    'evidence-added': () => page.t.cancel.timeline['evidence-added'](paperName(details['paper'])),
  }
  return texts[event]?.()
}

function listOfTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function ahead({ page, application, openReturn }: Props): TimelineStep[] {
  const texts = page.t.applications.timeline.ahead
  const { state, dueOn, submittedOn } = application
  const day = (value: string | null) => (value === null ? '' : formatDayWithWeekday(page.language, value))
  const step = (what: string, when: string): TimelineStep => ({ what, when, isDone: false })
  if (openReturn) return [step(texts.answer, texts.by(day(openReturn.answerBy)))]
  if (state === 'submitted') return [step(texts.fee, texts.by(day(submittedOn && payByDay(submittedOn))))]
  if (state === 'under-review') return [step(texts.decision, texts.decisionBy(day(dueOn)))]
  return []
}
