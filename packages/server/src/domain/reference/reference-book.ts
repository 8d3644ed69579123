import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { TariffHistory } from '../charges/tariff.ts'
import { tariffHistory } from '../charges/tariff-history.ts'
import type { ContentOf, ReferenceEntry, ReferenceKind } from './contents.ts'

/** An entry in force: its content with the code and version it was read from. */
export type InForce<K extends ReferenceKind> = ContentOf[K] & { readonly code: string; readonly version: number }

export type Origin = Pick<ReferenceEntry, 'effectiveFrom' | 'source'>

/**
 * The reference data in force on one day. `cardType(code)` and its like are for codes that are on record and throw when
 * there is no such entry; `find` is for a code that somebody typed.
 */
export type ReferenceBook = {
  readonly day: CalendarDay
  find<K extends ReferenceKind>(kind: K, code: string): InForce<K> | undefined
  /** Since when an entry that is in force holds, and where it comes from: for pages that name their sources. */
  originOf(kind: ReferenceKind, code: string): Origin
  cardType(code: string): InForce<'card-type'>
  purpose(code: string): InForce<'purpose'>
  reason(code: string): InForce<'reason'>
  returnPaper(code: string): InForce<'return-paper'>
  refusalGround(code: string): InForce<'refusal-ground'>
  waiverGround(code: string): InForce<'waiver-ground'>
  /** Every version that prices cards of a type, those to come included; empty when the type costs nothing. */
  tariffFor(cardType: string): TariffHistory
  /** Every version of every tariff, past and announced ones included, as they are published. */
  readonly tariffVersions: readonly ReferenceEntry<'tariff'>[]
  readonly calendar: InForce<'calendar'>
  /** The service times of the review of cancellations. */
  readonly serviceTime: InForce<'service-time'>
  readonly evidenceRules: readonly InForce<'evidence-rule'>[]
  listCardTypes(): readonly InForce<'card-type'>[]
  listPurposes(): readonly InForce<'purpose'>[]
  listReasons(): readonly InForce<'reason'>[]
  listReturnPapers(): readonly InForce<'return-paper'>[]
  listRefusalGrounds(): readonly InForce<'refusal-ground'>[]
  listLanguages(): readonly InForce<'language'>[]
  /** The tariffs in force. */
  listTariffs(): readonly InForce<'tariff'>[]
  listWaiverGrounds(): readonly InForce<'waiver-ground'>[]
  cardOffer(code: string): InForce<'card-offer'>
  applicationPaper(code: string): InForce<'application-paper'>
  applicationGround(code: string): InForce<'application-ground'>
  /** The service times of the review of applications; only where cards can be applied for. */
  applicationTime(): InForce<'service-time'>
  listCardOffers(): readonly InForce<'card-offer'>[]
  listCardExemptions(): readonly InForce<'card-exemption'>[]
  listApplicationPapers(): readonly InForce<'application-paper'>[]
  listApplicationPaperRules(): readonly InForce<'application-paper-rule'>[]
  listApplicationHints(): readonly InForce<'application-hint'>[]
  listApplicationGrounds(): readonly InForce<'application-ground'>[]
}

/** The codes of the entries that there is one of. */
export const calendarCode = 'authority'
export const cancellationReviewCode = 'cancellation-review'
export const applicationReviewCode = 'application-review'

/** Opens the book of a day: of each code the newest version that is in force then, in its place. */
export function openReferenceBook(entries: readonly ReferenceEntry[], day: CalendarDay): ReferenceBook {
  const inForce = new Map<string, ReferenceEntry>()
  for (const entry of entries) {
    if (entry.effectiveFrom > day) continue
    const key = keyOf(entry.kind, entry.code)
    if ((inForce.get(key)?.effectiveFrom ?? '') > entry.effectiveFrom) continue
    inForce.delete(key) // a key set again would keep the older version's place
    inForce.set(key, entry)
  }
  const tariffs = new Map<string, TariffHistory>()
  const tariffFor = (cardType: string): TariffHistory => {
    const kept = tariffs.get(cardType) ?? tariffHistory(entries, cardType)
    tariffs.set(cardType, kept)
    return kept
  }
  const list = <K extends ReferenceKind>(kind: K): InForce<K>[] =>
    [...inForce.values()].flatMap((entry) => readAs(kind, entry) ?? [])
  const find = <K extends ReferenceKind>(kind: K, code: string): InForce<K> | undefined => {
    const entry = inForce.get(keyOf(kind, code))
    return entry && readAs(kind, entry)
  }
  const get = <K extends ReferenceKind>(kind: K, code: string): InForce<K> => {
    const found = find(kind, code)
    if (!found) throw new Error(`no ${kind} "${code}" is in force on ${day}`)
    return found
  }
  return {
    day,
    find,
    originOf: (kind, code) => {
      const entry = inForce.get(keyOf(kind, code))
      if (!entry) throw new Error(`no ${kind} "${code}" is in force on ${day}`)
      return { effectiveFrom: entry.effectiveFrom, source: entry.source }
    },
    cardType: (code) => get('card-type', code),
    purpose: (code) => get('purpose', code),
    reason: (code) => get('reason', code),
    returnPaper: (code) => get('return-paper', code),
    refusalGround: (code) => get('refusal-ground', code),
    waiverGround: (code) => get('waiver-ground', code),
    tariffFor,
    tariffVersions: entries.filter((entry) => entry.kind === 'tariff'),
    get calendar() {
      return get('calendar', calendarCode)
    },
    get serviceTime() {
      return get('service-time', cancellationReviewCode)
    },
    evidenceRules: list('evidence-rule'),
    listCardTypes: () => list('card-type'),
    listPurposes: () => list('purpose'),
    listReasons: () => list('reason'),
    listReturnPapers: () => list('return-paper'),
    listRefusalGrounds: () => list('refusal-ground'),
    listLanguages: () => list('language'),
    listTariffs: () => list('tariff'),
    listWaiverGrounds: () => list('waiver-ground'),
    cardOffer: (code) => get('card-offer', code),
    applicationPaper: (code) => get('application-paper', code),
    applicationGround: (code) => get('application-ground', code),
    applicationTime: () => get('service-time', applicationReviewCode),
    listCardOffers: () => list('card-offer'),
    listCardExemptions: () => list('card-exemption'),
    listApplicationPapers: () => list('application-paper'),
    listApplicationPaperRules: () => list('application-paper-rule'),
    listApplicationHints: () => list('application-hint'),
    listApplicationGrounds: () => list('application-ground'),
  }
}

const keyOf = (kind: string, code: string): string => `${kind} ${code}`

function readAs<K extends ReferenceKind>(kind: K, entry: ReferenceEntry): InForce<K> | undefined {
  if (entry.kind !== kind) return undefined
  // the compiler does not narrow a content by a kind that is itself a type parameter
  return { ...entry.content, code: entry.code, version: entry.version } as unknown as InForce<K>
}
