import { formatCardNumber } from '@sapar/verifier/format'
import { formatLocales, type Language } from '#domain/languages.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language} ${key}`
  let found = formats.get(name)
  if (!found) {
    found = new Intl.DateTimeFormat(formatLocales[language], options)
    formats.set(name, found)
  }
  return found
}

const long: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }
const longWithWeekday: Intl.DateTimeFormatOptions = { ...long, weekday: 'long' }

/** `28 February 2027`, `2027年2月28日`. A day has no zone: it is formatted as it is. */
export function formatDay(language: Language, day: CalendarDay): string {
  return withoutYearMark(format(language, 'day', long).format(new Date(`${day}T00:00:00Z`)))
}

/** With the weekday, for days that somebody waits for. */
export function formatDayWithWeekday(language: Language, day: CalendarDay): string {
  return withoutYearMark(format(language, 'weekday', longWithWeekday).format(new Date(`${day}T00:00:00Z`)))
}

const short: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' }

/** `28 Feb`, and `28 Feb 2027` where the year is not clear: for the axis of a chart. */
export function formatShortDay(language: Language, day: CalendarDay, hasYear: boolean): string {
  const options: Intl.DateTimeFormatOptions = hasYear ? { ...short, year: 'numeric' } : short
  return withoutYearMark(format(language, `short ${hasYear}`, options).format(new Date(`${day}T00:00:00Z`)))
}

/** Russian writes «2027 г.», whose full stop would meet the one of the sentence; the number alone reads as well. */
function withoutYearMark(text: string): string {
  return text.replace(/[\s\u00a0\u202f]г\.$/, '')
}

/** An instant in the authority's zone, to the minute: the time that counts is the authority's. */
export function formatInstant(language: Language, instant: Date, timeZone: string): string {
  return format(language, timeZone, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone,
  }).format(instant)
}

/** The birth date of a record; unknown parts are 00 there (ICAO Doc 9303-3 §4.8) and dashes here. */
export function formatBirthDate(language: Language, bornOn: string): string {
  const [year = '', month = '00', day = '00'] = bornOn.split('-')
  if (month === '00') return year
  if (day !== '00') return formatDay(language, bornOn)
  const options: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric', timeZone: 'UTC' }
  return format(language, 'month', options).format(new Date(`${year}-${month}-01T00:00:00Z`))
}

export { formatCardNumber }

const separators: Readonly<Record<Language, string>> = { 'zh-CN': '、', en: ', ', kk: ', ', ru: ', ' }

/** A list without a final "and": Kazakh has none in CLDR, so every language is told alike. */
export function formatList(language: Language, items: readonly string[]): string {
  return items.join(separators[language])
}
