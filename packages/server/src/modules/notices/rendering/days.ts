import { formatLocales, type Language } from '#domain/languages.ts'
import type { Moment } from '#domain/notices/placeholder-kinds.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'

const noon = (day: CalendarDay): Date => new Date(`${day}T12:00:00Z`)

/** `8 September 2026`, `2026年9月8日`, `2026 ж. 8 қыркүйек`, `8 сентября 2026 года`. */
export function longDay(day: CalendarDay, language: Language): string {
  return longDate(noon(day), 'UTC', language)
}

/** Short for an SMS, and in figures only where nobody reads them the other way round. */
export function shortDay(day: CalendarDay, language: Language): string {
  const isInFigures = language === 'kk' || language === 'ru'
  const options = isInFigures
    ? ({ day: '2-digit', month: '2-digit', year: 'numeric' } as const)
    : ({ dateStyle: 'medium' } as const)
  return new Intl.DateTimeFormat(formatLocales[language], { ...options, timeZone: 'UTC' }).format(noon(day))
}

/** The day, the time and the offset, because its reader is abroad: `8 September 2026, 10:30 (GMT+5)`. */
export function longMoment({ at, timeZone }: Moment, language: Language): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'long' }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? ''
  const offset = part('timeZoneName')
  const date = longDate(at, timeZone, language)
  const time = `${part('hour')}:${part('minute')}`
  // Chinese has its own brackets, and no comma between a day and its time
  return language === 'zh-CN' ? `${date} ${time}（${offset}）` : `${date}, ${time} (${offset})`
}

function longDate(at: Date, timeZone: string, language: Language): string {
  const text = new Intl.DateTimeFormat(formatLocales[language], { dateStyle: 'long', timeZone }).format(at)
  // The abbreviation ends in a full stop that meets the one of the sentence.
  return language === 'ru' ? text.replace(/[\s\u00A0\u202F]г\.$/, ' года') : text
}
