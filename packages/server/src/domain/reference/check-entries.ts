import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import { offerProblems } from '../applications/check-offers.ts'
import { tariffChainProblems, tariffProblems } from '../charges/check-tariffs.ts'
import { calendarProblems, evidenceRuleProblems } from './check-contents.ts'
import type { ProfileProblem } from './profile-problem.ts'
import type { ReferenceEntry, ReferenceKind } from './contents.ts'
import { calendarCode, cancellationReviewCode } from './reference-book.ts'

/** How far ahead promised dates must be computable; a calendar that ends earlier is warned about. */
export const calendarDaysAhead = 60

/** What no single entry shows: doubles, versions out of order, and codes that lead nowhere. */
export function checkEntries(entries: readonly ReferenceEntry[]): ProfileProblem[] {
  return [
    ...doubles(entries),
    ...versionOrder(entries),
    ...references(entries),
    ...contents(entries),
    ...offerProblems(entries),
    ...tariffChainProblems(entries),
    ...obligatory(entries),
  ]
}

/** Calendars that will run out within the days for which dates are promised. */
export function calendarWarnings(entries: readonly ReferenceEntry[], today: CalendarDay): ProfileProblem[] {
  const newest = new Map<string, { at: number; until: CalendarDay; version: number }>()
  entries.forEach((entry, at) => {
    if (entry.kind !== 'calendar' || (newest.get(entry.code)?.version ?? 0) > entry.version) return
    newest.set(entry.code, { at, until: entry.content.coveredUntil, version: entry.version })
  })
  return [...newest.values()]
    .filter(({ until }) => until < addDays(today, calendarDaysAhead))
    .map(({ at, until }) => ({
      path: `entries[${at}].content.coveredUntil`,
      message: `the calendar ends on ${until}, less than ${calendarDaysAhead} days ahead: add a version with later holidays`,
    }))
}

function doubles(entries: readonly ReferenceEntry[]): ProfileProblem[] {
  const seen = new Map<string, number>()
  return entries.flatMap((entry, at) => {
    const key = `${entry.kind} ${entry.code} ${entry.version}`
    const first = seen.get(key)
    seen.set(key, first ?? at)
    return first === undefined
      ? []
      : [{ path: `entries[${at}]`, message: `the same kind, code and version as entries[${first}]` }]
  })
}

/** A higher version begins later: otherwise nobody could say which one is the newest. */
function versionOrder(entries: readonly ReferenceEntry[]): ProfileProblem[] {
  return entries.flatMap((entry, at) => {
    const earlier = entries.find(
      (other) =>
        other.kind === entry.kind &&
        other.code === entry.code &&
        other.version < entry.version &&
        other.effectiveFrom >= entry.effectiveFrom,
    )
    if (!earlier) return []
    const message = `version ${entry.version} must begin after version ${earlier.version} (${earlier.effectiveFrom})`
    return [{ path: `entries[${at}].effectiveFrom`, message }]
  })
}

function references(entries: readonly ReferenceEntry[]): ProfileProblem[] {
  const known = new Set(entries.map((entry) => `${entry.kind} ${entry.code}`))
  const missing = (kind: ReferenceKind, code: string, path: string): ProfileProblem[] =>
    known.has(`${kind} ${code}`) ? [] : [{ path, message: `there is no ${kind} "${code}"` }]
  return entries.flatMap((entry, at) => {
    const path = `entries[${at}].content`
    if (entry.kind === 'card-type') {
      return entry.content.purposes.flatMap((code, i) => missing('purpose', code, `${path}.purposes[${i}]`))
    }
    if (entry.kind === 'reason') {
      return entry.content.evidence.flatMap((code, i) => missing('return-paper', code, `${path}.evidence[${i}]`))
    }
    if (entry.kind === 'evidence-rule') return missing('return-paper', entry.content.paper, `${path}.paper`)
    if (entry.kind === 'tariff') {
      return entry.content.cardTypes.flatMap((code, i) => missing('card-type', code, `${path}.cardTypes[${i}]`))
    }
    return []
  })
}

function contents(entries: readonly ReferenceEntry[]): ProfileProblem[] {
  const reasonCodes = entries.filter(({ kind }) => kind === 'reason').map(({ code }) => code)
  return entries.flatMap((entry, at) => {
    const path = `entries[${at}].content`
    if (entry.kind === 'calendar') return calendarProblems(entry.content, path)
    if (entry.kind === 'tariff') return tariffProblems(entry, path)
    if (entry.kind !== 'evidence-rule') return []
    return evidenceRuleProblems({ code: entry.code, ...entry.content }, reasonCodes, path)
  })
}

/** Without these nothing can be promised. */
function obligatory(entries: readonly ReferenceEntry[]): ProfileProblem[] {
  const needed: readonly [ReferenceKind, string][] = [
    ['calendar', calendarCode],
    ['service-time', cancellationReviewCode],
  ]
  return needed
    .filter(([kind, code]) => !entries.some((entry) => entry.kind === kind && entry.code === code))
    .map(([kind, code]) => ({ path: 'entries', message: `the ${kind} "${code}" is missing` }))
}
