import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { pastTariffProblems, tariffChainProblems } from '#domain/charges/check-tariffs.ts'
import { authorityDay } from '#domain/reference/authority-day.ts'
import { calendarWarnings } from '#domain/reference/check-entries.ts'
import type { ReferenceEntry } from '#domain/reference/contents.ts'
import type { ProfileProblem } from '#domain/reference/profile-problem.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Database } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { readProfile, type Issuer, type ProfileInvalid } from './read-profile.ts'
import { addEntries, listEntries } from './reference-store.ts'

export type ProfileLoaded = {
  readonly profile: string
  readonly issuer: Issuer
  readonly added: number
  readonly unchanged: number
  readonly warnings: readonly ProfileProblem[]
}

export type LoadProfileRefusal =
  | ProfileInvalid
  /** What was published under a version stays so; a change is a new version with its own first day. */
  | { readonly code: 'reference-version-changed'; readonly problems: readonly ProfileProblem[] }
  /** A tariff is dated in the future: what a day has cost stays so. */
  | { readonly code: 'tariff-touches-past'; readonly problems: readonly ProfileProblem[] }

type Deps = { readonly db: Database; readonly clock: Clock }

/** Loads a profile from a JSON file (by path) or an object. Nothing is loaded when anything is wrong. */
export async function loadProfile(
  deps: Deps,
  source: string | URL | object,
): Promise<Result<ProfileLoaded, LoadProfileRefusal>> {
  const input = typeof source === 'string' || source instanceof URL ? await readJson(source) : ok(source)
  const profile = input.ok ? readProfile(input.value) : input
  if (!profile.ok) return profile
  const { entries, issuer } = profile.value
  return inTransaction(deps.db, async (trx) => {
    const now = deps.clock.now()
    const before = await listEntries(trx)
    const added = await addEntries(trx, entries, now)
    const stored = await listEntries(trx)
    const today = authorityDay(stored, now)
    const refusal = loadRefusal({ entries, before, stored, today })
    if (refusal) return refuse(refusal)
    const warnings = calendarWarnings(entries, today)
    return ok({ profile: profile.value.profile, issuer, added, unchanged: entries.length - added, warnings })
  })
}

type Load = {
  readonly entries: readonly ReferenceEntry[]
  readonly before: readonly ReferenceEntry[]
  readonly stored: readonly ReferenceEntry[]
  readonly today: CalendarDay
}

/** What a profile without mistakes of its own may not do to what was loaded before it. */
function loadRefusal({ entries, before, stored, today }: Load): LoadProfileRefusal | undefined {
  const changed = changedVersions(entries, stored)
  if (changed.length > 0) return { code: 'reference-version-changed', problems: changed }
  const past = pastTariffProblems(entries, before, today)
  if (past.length > 0) return { code: 'tariff-touches-past', problems: past }
  // a version that the file no longer names is still in force
  const chain = tariffChainProblems(stored).map(({ message }) => ({ path: 'entries', message }))
  return chain.length > 0 ? { code: 'profile-invalid', problems: chain } : undefined
}

async function readJson(file: string | URL): Promise<Result<unknown, ProfileInvalid>> {
  const text = await readFile(file, 'utf8')
  try {
    return ok(JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refuse({ code: 'profile-invalid', problems: [{ path: '', message: `this is not JSON: ${error.message}` }] })
  }
}

/** Compared after writing, so that two loads at once cannot both believe that they were first. */
function changedVersions(wanted: readonly ReferenceEntry[], stored: readonly ReferenceEntry[]): ProfileProblem[] {
  const byKey = new Map(stored.map((entry) => [keyOf(entry), entry]))
  return wanted.flatMap((entry, at) => {
    const found = byKey.get(keyOf(entry))
    // the order of keys, which jsonb does not keep, does not count
    if (found && isDeepStrictEqual(found, entry)) return []
    const message = found
      ? `${keyOf(entry)} was loaded before with other content: give the change a new version`
      : `${keyOf(entry)} begins on the day on which another version of it begins`
    return [{ path: `entries[${at}]`, message }]
  })
}

const keyOf = (entry: ReferenceEntry): string => `${entry.kind} ${entry.code} version ${entry.version}`
