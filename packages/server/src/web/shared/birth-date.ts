import { isCalendarDay } from '#kernel/calendar-day.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { typedDay } from './typed-day.ts'

const yearAndMonth = /^(\d{4})(?:-(\d{1,2}))?$/

/**
 * A date of birth as `YYYY-MM-DD`, from one field and in every form that `typedDay` reads. A passport may leave out the
 * day, or month and day (ICAO Doc 9303-3 §4.8): they are 00 then, typed so or left out.
 */
export function readBirthDate(text: string): Result<string, 'missing' | 'bad'> {
  const typed = typedDay(text)
  if (typed === undefined) return refuse('missing')
  const [, year, month = '00'] = yearAndMonth.exec(typed) ?? []
  const day = year === undefined ? typed : `${year}-${month.padStart(2, '0')}-00`
  // an unknown part is checked with a day that every month has; a day of no month is none
  const isReal = isCalendarDay(day.replaceAll('-00', '-01')) && !/-00-(?!00)/.test(day)
  return isReal ? ok(day) : refuse('bad')
}
