import type { AuditEntry } from '#modules/audit'
import type { TimelineStep } from '../../shared/components/parts.tsx'
import { formatDay, formatList } from '../../shared/format.ts'
import { formatShortInstant } from '../shared/format.ts'
import type { CaseProps } from './case-page-data.ts'

const looks = new Set<string>(['case-opened', 'evidence-viewed'])

/** What happened, and apart from it who looked: the second is long and seldom asked for. */
export function historySteps(props: CaseProps): { happened: TimelineStep[]; looked: TimelineStep[] } {
  const toSteps = (entries: readonly AuditEntry[]) => entries.map((entry) => stepOf(props, entry))
  const { history } = props.view
  return {
    happened: toSteps(history.filter(({ event }) => !looks.has(event))),
    looked: toSteps(history.filter(({ event }) => looks.has(event))),
  }
}

function stepOf(props: CaseProps, entry: AuditEntry): TimelineStep {
  const { page, book } = props
  const detail = detailOf(props, entry)
  return {
    what: (
      <>
        {eventText(props, entry)} · <bdi>{actorText(props, entry)}</bdi>
        {detail !== undefined && <span class="when">{detail}</span>}
      </>
    ),
    when: formatShortInstant(page.language, entry.at, book.calendar.timeZone),
    isDone: true,
  }
}

function eventText({ page }: CaseProps, { event, details }: AuditEntry): string {
  const texts: Readonly<Record<string, string>> = page.t.office.history.events
  return (details['notMe'] === true ? texts['request-disowned'] : texts[event]) ?? event
}

function actorText({ page, names }: CaseProps, { actor_kind: kind, actor_id: id }: AuditEntry): string {
  const { history } = page.t.office
  return kind === 'staff' && id !== null ? names(id) : history[kind === 'staff' ? 'system' : kind]
}

/** What an event is about, where that says more than its name. */
function detailOf({ page, book }: CaseProps, { event, details }: AuditEntry): string | undefined {
  const { language, t } = page
  const paperName = (code: unknown) => book.find('return-paper', String(code))?.names[language] ?? String(code)
  switch (event) {
    case 'request-returned':
      return formatList(language, textsOf(details['papers']).map(paperName))
    case 'request-refused':
      return book.find('refusal-ground', String(details['ground']))?.names[language]
    case 'evidence-added':
    case 'evidence-removed':
    case 'evidence-viewed':
      return paperName(details['paper'])
    case 'exit-recorded':
      return formatDay(language, String(details['exitOn']))
    case 'case-opened': {
      const reasons: Readonly<Record<string, string>> = t.office.reason.reasons
      const words = [reasons[String(details['reason'])], details['reasonText']]
      return words.filter((word) => typeof word === 'string').join(': ')
    }
    default:
      return undefined
  }
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
