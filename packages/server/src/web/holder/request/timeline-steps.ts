import type { CancellationRequest, RequestReturn } from '#domain/cancellations/request.ts'
import type { AuditEntry } from '#modules/audit'
import type { ReferenceBook } from '#modules/reference'
import type { TimelineStep } from '../../shared/components/parts.tsx'
import { formatDay, formatDayWithWeekday, formatInstant, formatList } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Props = {
  readonly page: HolderPage
  readonly request: CancellationRequest
  readonly book: ReferenceBook
  readonly entries: readonly AuditEntry[]
  readonly openReturn: RequestReturn | undefined
}

/** What happened, from the audit, and what was promised to happen next. */
export function timelineSteps(props: Props): TimelineStep[] {
  const { page, book, entries } = props
  const isCompleted = entries.some(({ event }) => event === 'request-completed')
  const done = entries
    // both are written by the same act; the holder needs one line
    .filter(({ event }) => !(isCompleted && event === 'card-cancelled'))
    .flatMap((entry) => {
      const what = whatHappened(props, entry)
      const when = formatInstant(page.language, entry.at, book.calendar.timeZone)
      return what === undefined ? [] : [{ what, when, isDone: true }]
    })
  return [...done, ...ahead(props)]
}

function whatHappened({ page, book }: Props, { event, details }: AuditEntry): string | undefined {
  const { timeline } = page.t.cancel
  const paperName = (code: unknown) => book.find('return-paper', String(code))?.names[page.language] ?? String(code)
  switch (event) {
    case 'request-recalled':
    case 'request-withdrawn':
      return details['notMe'] === true ? timeline['request-disowned'] : timeline[event]
    case 'request-returned':
      return timeline[event](formatList(page.language, listOfTexts(details['papers']).map(paperName)))
    case 'evidence-added':
      return timeline[event](paperName(details['paper']))
    case 'exit-recorded':
      return timeline[event](formatDay(page.language, String(details['exitOn'])))
    case 'request-submitted':
    case 'request-assigned':
    case 'request-resubmitted':
    case 'request-lapsed':
    case 'request-approved':
    case 'request-refused':
    case 'request-completed':
    case 'card-cancelled':
      return timeline[event]
    default:
      return undefined
  }
}

function listOfTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function ahead({ page, request, openReturn }: Props): TimelineStep[] {
  const texts = page.t.cancel.timeline.ahead
  const day = (value: string | null) => (value === null ? '' : formatDayWithWeekday(page.language, value))
  const step = (what: string, when: string): TimelineStep => ({ what, when, isDone: false })
  switch (request.state) {
    case 'submitted':
    case 'under-review':
      return [step(texts.decision, texts.decisionBy(day(request.dueOn)))]
    case 'returned':
      return openReturn ? [step(texts.answer, texts.answerBy(day(openReturn.answerBy)))] : []
    case 'approved':
      return request.answers.effect === 'on-date'
        ? [step(texts.end, texts.endOn(day(request.answers.effectOn)))]
        : [step(texts.end, texts.endOnDeparture)]
    default:
      return []
  }
}
