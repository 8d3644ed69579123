import { readTypedCode } from '#domain/people/confirmation-code.ts'
import { isCalendarDay } from '#kernel/calendar-day.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'

export type TypedBirthDate = { readonly day: string; readonly month: string; readonly year: string }

/**
 * `YYYY-MM-DD`. A passport may leave out the day, or month and day (ICAO Doc 9303-3 §4.8): they are 00 then. Digits of
 * other scripts are read as what they are.
 */
export function readBirthDate(typed: TypedBirthDate): Result<string, 'missing' | 'bad'> {
  const { day, month, year } = digitsOf(typed)
  if (day === '' && month === '' && year === '') return refuse('missing')
  const isKnownWithoutMonth = day !== '' && month === ''
  if (!/^\d{4}$/.test(year) || !/^\d{0,2}$/.test(month) || !/^\d{0,2}$/.test(day) || isKnownWithoutMonth)
    return refuse('bad')
  const text = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')
  // An unknown part is checked with a day that every month has.
  return isCalendarDay(text.replaceAll('-00', '-01')) ? ok(text) : refuse('bad')
}

function digitsOf({ day, month, year }: TypedBirthDate): TypedBirthDate {
  return { day: readTypedCode(day), month: readTypedCode(month), year: readTypedCode(year) }
}
