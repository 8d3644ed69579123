// A charge written apart from src/domain/charges: it walks the calendar day by day, asks each day what it costs and adds up.
// Slow and plain on purpose; it shares types with the code under test, and nothing that runs.
import type { ChargeIssue } from '#domain/charges/charge-issue.ts'
import type { ReferenceEntry } from '#domain/reference/contents.ts'

/** A request to cancel; `stands` is false for one that was refused, withdrawn, recalled or lapsed. */
export type ModelRequest = { readonly at: Date; readonly stands: boolean }

export type ChargeHistory = {
  readonly cardType: string
  readonly issue: ChargeIssue
  readonly tariffs: readonly ReferenceEntry<'tariff'>[]
  readonly timeZone: string
  readonly requests: readonly ModelRequest[]
  readonly waivedMinor: readonly number[]
  readonly through: string
}

/** Every day from 2009 to 2101, counted out by the Gregorian rule. */
const days: string[] = []
for (let year = 2009; year <= 2101; year += 1) {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  lengths.forEach((length, month) => {
    for (let day = 1; day <= length; day += 1) days.push(`${year}-${two(month + 1)}-${two(day)}`)
  })
}
const places = new Map(days.map((day, place) => [day, place]))

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function placeOf(day: string): number {
  const place = places.get(day)
  if (place === undefined) throw new Error(`the model's calendar does not reach ${day}`)
  return place
}

/** The days of the model's calendar from one to another, both included. */
export function modelDays(from: string, to: string): string[] {
  return days.slice(placeOf(from), placeOf(to) + 1)
}

/** By `Temporal`, where the code under test uses `Intl.DateTimeFormat`. */
export function modelLocalDay(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** What each of these days costs, and what they come to until `history.through`; they begin before the charge does. */
export function naiveCharge(history: ChargeHistory, daysCounted: readonly string[]) {
  const freeFrom = freeDay(history)
  const perDay = new Map<string, number>()
  let accrued = 0
  let grossMinor = 0
  for (const day of daysCounted) {
    const tariff = tariffOn(day, history)
    const price = tariff && !(freeFrom !== undefined && day >= freeFrom) ? bandPrice(day, tariff, history.issue) : 0
    const left = tariff && tariff.capMinor !== null ? Math.max(0, tariff.capMinor - accrued) : Infinity
    const cost = Math.min(price, left)
    perDay.set(day, cost)
    accrued += cost
    if (day <= history.through) grossMinor = accrued
  }
  const waived = history.waivedMinor.reduce((sum, amount) => sum + amount, 0)
  return { perDay, grossMinor, totalMinor: Math.max(0, grossMinor - waived) }
}

/** The first day that is free because somebody asked, or because the authority ended the card. */
function freeDay({ requests, issue, timeZone }: ChargeHistory): string | undefined {
  const instants = requests.filter(({ stands }) => stands).map(({ at }) => at)
  if (issue.endedAt) instants.push(issue.endedAt)
  return instants.map((instant) => modelLocalDay(instant, timeZone)).toSorted()[0]
}

function tariffOn(day: string, { tariffs, cardType }: ChargeHistory) {
  const begun = tariffs.filter(({ effectiveFrom }) => effectiveFrom <= day)
  const newest = begun.filter(
    ({ code, version }) => !begun.some((other) => other.code === code && other.version > version),
  )
  return newest
    .map(({ content }) => content)
    .find(
      ({ cardTypes, effectiveUntil }) =>
        cardTypes.includes(cardType) && (effectiveUntil === undefined || day <= effectiveUntil),
    )
}

function bandPrice(day: string, tariff: ReferenceEntry<'tariff'>['content'], issue: ChargeIssue): number {
  const anchor = {
    'valid-from': issue.validFrom,
    'trip-end': issue.tripEndsOn,
    'last-exit': issue.lastExitOn,
    'valid-until': issue.validUntil,
  }[tariff.anchor]
  if (anchor === null) return 0
  // the day of `valid-from` is the first one; of the others, the day after
  const dayOfCharge = placeOf(day) - placeOf(anchor) + (tariff.anchor === 'valid-from' ? 1 : 0)
  const paidDay = dayOfCharge - tariff.freeDays
  if (dayOfCharge < 1 || paidDay < 1) return 0
  const band = tariff.bands.find(({ fromDay, toDay }) => fromDay <= paidDay && (toDay === null || paidDay <= toDay))
  return band?.perDayMinor ?? 0
}
