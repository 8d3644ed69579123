import type { AuditEvent } from '#domain/audit/events.ts'
import type { CancellationRequest, RequestReturn } from '#domain/cancellations/request.ts'
import type { AuditEntry } from '#modules/audit'
import type { ReferenceBook } from '#modules/reference'
import { moneyText } from '#locales/money.ts'
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

/** One line for each event of the audit that is shown in the timeline; others have none. */
function whatHappened({ page, book }: Props, { event, details }: AuditEntry): string | undefined {
  const { timeline } = page.t.cancel
  const paperName = (code: unknown) => book.find('return-paper', String(code))?.names[page.language] ?? String(code)
  const undone = (name: 'request-recalled' | 'request-withdrawn') =>
    timeline[details['notMe'] === true ? 'request-disowned' : name]
  const texts: Partial<Record<AuditEvent, () => string>> = {
    'request-submitted': () => submittedText(page, details),
    'request-recalled': () => undone('request-recalled'),
    'request-withdrawn': () => undone('request-withdrawn'),
    'request-assigned': () => timeline['request-assigned'],
    'request-returned': () =>
      timeline['request-returned'](formatList(page.language, listOfTexts(details['papers']).map(paperName))),
    'request-resubmitted': () => timeline['request-resubmitted'],
    'request-lapsed': () => timeline['request-lapsed'],
    'request-approved': () => timeline['request-approved'],
    'request-refused': () => timeline['request-refused'],
    'request-completed': () => timeline['request-completed'],
    'exit-recorded': () => timeline['exit-recorded'](formatDay(page.language, String(details['exitOn']))),
    'evidence-added': () => timeline['evidence-added'](paperName(details['paper'])),
    'card-cancelled': () => timeline['card-cancelled'],
  }
  return texts[event]?.()
}

/** With the amount at which it stopped the charge, as it was recorded then: a stop that was lifted later did happen. */
function submittedText(page: HolderPage, { chargeMinor, currency }: AuditEntry['details']): string {
  if (typeof chargeMinor !== 'number' || typeof currency !== 'string') {
    return page.t.cancel.timeline['request-submitted']
  }
  return page.t.charges.asking.sentAndStopped(moneyText({ amountMinor: chargeMinor, currency }, page.language))
}

function listOfTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function ahead({ page, request, openReturn }: Props): TimelineStep[] {
  const texts = page.t.cancel.timeline.ahead
  const { state, answers } = request
  const day = (value: string | null) => (value === null ? '' : formatDayWithWeekday(page.language, value))
  const step = (what: string, when: string): TimelineStep => ({ what, when, isDone: false })
  if (state === 'submitted' || state === 'under-review') {
    return [step(texts.decision, texts.decisionBy(day(request.dueOn)))]
  }
  if (openReturn) return [step(texts.answer, texts.answerBy(day(openReturn.answerBy)))]
  if (state !== 'approved') return []
  return [step(texts.end, answers.effect === 'on-date' ? texts.endOn(day(answers.effectOn)) : texts.endOnDeparture)]
}
