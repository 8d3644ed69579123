import type { AuditEntry } from '#modules/audit'
import type { TimelineStep } from '../../shared/components/parts.tsx'
import { formatCardNumber, formatDay, formatList } from '../../shared/format.ts'
import { formatShortInstant } from '../shared/format.ts'
import { groundName, paperName } from '../shared/coded-names.ts'
import type { FileProps } from './case-file.ts'

const looks = new Set<string>(['case-opened', 'evidence-viewed'])

/** What happened, and apart from it who looked: the second is long and seldom asked for. */
export function historySteps(props: FileProps): { happened: TimelineStep[]; looked: TimelineStep[] } {
  const toSteps = (entries: readonly AuditEntry[]) => entries.map((entry) => stepOf(props, entry))
  const { history } = props.file
  return {
    happened: toSteps(history.filter(({ event }) => !looks.has(event))),
    looked: toSteps(history.filter(({ event }) => looks.has(event))),
  }
}

function stepOf(props: FileProps, entry: AuditEntry): TimelineStep {
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

function eventText({ page }: FileProps, { event, details }: AuditEntry): string {
  const texts: Readonly<Record<string, string>> = {
    ...page.t.office.history.events,
    ...page.t.officeApplications.history.events,
  }
  return (details['notMe'] === true ? texts['request-disowned'] : texts[event]) ?? event
}

function actorText({ page, file, names }: FileProps, { actor_kind: kind, actor_id: id }: AuditEntry): string {
  const { history } = page.t.office
  if (kind === 'holder' && file.kind === 'application') return page.t.officeApplications.history.applicant
  return kind === 'staff' && id !== null ? names(id) : history[kind === 'staff' ? 'system' : kind]
}

/** What an event is about, where that says more than its name. */
function detailOf({ page, file, book }: FileProps, { event, details }: AuditEntry): string | undefined {
  const { language, t } = page
  const coded = { kind: file.kind, book, language }
  const paper = (code: unknown) => paperName(coded, String(code)) ?? String(code)
  switch (event) {
    case 'request-returned':
    case 'application-returned':
      return formatList(language, textsOf(details['papers']).map(paper))
    case 'request-refused':
    case 'application-refused':
    case 'card-change-refused':
      return groundName(coded, String(details['ground']))
    case 'application-proposed':
      return formatList(
        language,
        textsOf(details['hints']).map((code) => hintName(book, code, language)),
      )
    case 'card-issued':
    case 'card-renumbered':
      return formatCardNumber(String(details['cardNumber']))
    case 'card-extended':
      return formatDay(language, String(details['validUntil']))
    case 'evidence-added':
    case 'evidence-removed':
    case 'evidence-viewed':
      return paper(details['paper'])
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

function hintName(book: FileProps['book'], code: string, language: FileProps['page']['language']): string {
  return book.find('application-hint', code)?.names[language] ?? code
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
