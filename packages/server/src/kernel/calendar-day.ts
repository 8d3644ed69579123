/** A day in the civil calendar, `YYYY-MM-DD`; no time, no zone. Days compare as text. */
export type CalendarDay = string

const pattern = /^\d{4}-\d{2}-\d{2}$/
const dayMs = 86_400_000

/** True when the text is a day that exists: `2026-02-29` does not. */
export function isCalendarDay(text: string): boolean {
  return !Number.isNaN(findStart(text))
}

/** The milliseconds at which the day begins in UTC; NaN when there is no such day. */
function findStart(text: string): number {
  if (!pattern.test(text)) return Number.NaN
  const start = Date.parse(`${text}T00:00:00Z`)
  // Date takes 30 February for 2 March, so the day of the month must come back as it went in
  return new Date(start).getUTCDate() === Number(text.slice(8)) ? start : Number.NaN
}

/** Arithmetic on a text that is no day is a bug, not a number. */
function startOf(day: CalendarDay): number {
  const start = findStart(day)
  if (Number.isNaN(start)) throw new RangeError('not a calendar day')
  return start
}

const firstStart = startOf('0000-01-01')
const lastStart = startOf('9999-12-31')

/** @throws {RangeError} when the count is no whole number or leads out of the years 0000 to 9999 */
export function addDays(day: CalendarDay, count: number): CalendarDay {
  if (!Number.isSafeInteger(count)) throw new RangeError('days are counted in whole numbers')
  const sum = startOf(day) + count * dayMs
  if (sum < firstStart || sum > lastStart) throw new RangeError('the calendar ends with the year 9999')
  return new Date(sum).toISOString().slice(0, 10)
}

/** Days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (startOf(to) - startOf(from)) / dayMs
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekday(day: CalendarDay): number {
  return new Date(startOf(day)).getUTCDay() || 7
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>()

/** The local date of an instant in an IANA zone (`Asia/Almaty`). */
export function dayInZone(instant: Date, timeZone: string): CalendarDay {
  let format = zoneFormats.get(timeZone)
  if (!format) {
    // the parts, not the text: how a locale arranges a date changes between releases of ICU
    format = new Intl.DateTimeFormat('en-u-ca-iso8601', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    zoneFormats.set(timeZone, format)
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}
