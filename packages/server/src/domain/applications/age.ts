import type { CalendarDay } from '#kernel/calendar-day.ts'

/**
 * Full years on a day. An unknown day or month of birth (`00`) counts as the latest possible, so that nobody who may be a
 * minor passes for an adult.
 * @returns null when the year is unknown
 */
export function ageOn(bornOn: string, day: CalendarDay): number | null {
  const [year = '', month = '', dayOfMonth = ''] = bornOn.split('-')
  if (year === '0000') return null
  const latest = `${month === '00' ? '12' : month}-${dayOfMonth === '00' ? '31' : dayOfMonth}`
  const years = Number(day.slice(0, 4)) - Number(year)
  return day.slice(5) < latest ? years - 1 : years
}
