import { formatLocales, type Language } from '#domain/languages.ts'

/** `16 Nov 2026, 09:41` in the authority's zone: the office's pages are dense. */
export function formatShortInstant(language: Language, at: Date, timeZone: string): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const
  return new Intl.DateTimeFormat(formatLocales[language], { ...options, hourCycle: 'h23', timeZone }).format(at)
}

/** `09:41` */
export function formatTime(language: Language, at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(formatLocales[language], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at)
}

/** `14 minutes`; the script of the lease writes it the same way. */
export function formatMinutes(language: Language, minutes: number): string {
  return new Intl.NumberFormat(formatLocales[language], { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(
    minutes,
  )
}
