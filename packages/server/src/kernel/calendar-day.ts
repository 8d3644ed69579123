/** A day in the civil calendar, `YYYY-MM-DD`; no time, no zone. Days compare as text. */
export type CalendarDay = string

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/
const dayMs = 86_400_000

/** True when the text is a day that exists: `2026-02-29` does not. */
export function isCalendarDay(text: string): text is CalendarDay {
  const match = pattern.exec(text)
  if (!match) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

export function addDays(day: CalendarDay, count: number): CalendarDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10)
}

/** Days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekday(day: CalendarDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>()

/** The local date of an instant in an IANA zone (`Asia/Almaty`). */
export function dayInZone(instant: Date, timeZone: string): CalendarDay {
  let format = zoneFormats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    zoneFormats.set(timeZone, format)
  }
  return format.format(instant)
}
