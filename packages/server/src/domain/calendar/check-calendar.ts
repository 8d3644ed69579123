import { isCalendarDay, type CalendarDay } from '#kernel/calendar-day.ts'
import { isCovered, type AuthorityCalendar, type CalendarException } from './authority-calendar.ts'

export type CalendarMistake =
  | { readonly code: 'calendar-time-zone' }
  | { readonly code: 'calendar-weekend' }
  | { readonly code: 'calendar-cover' }
  | {
      readonly code: 'calendar-exception-day' | 'calendar-exception-twice' | 'calendar-exception-text'
      readonly day: CalendarDay
    }

/**
 * Finds what would make a calendar answer wrongly, before it is taken into use; an empty list means that it may be.
 * The functions that count rely on this and do not ask again.
 */
export function checkCalendar(calendar: AuthorityCalendar): readonly CalendarMistake[] {
  const mistakes: CalendarMistake[] = []
  if (!isTimeZone(calendar.timeZone)) mistakes.push({ code: 'calendar-time-zone' })
  if (!isWeekend(calendar.weekend)) mistakes.push({ code: 'calendar-weekend' })
  if (!isCover(calendar)) mistakes.push({ code: 'calendar-cover' })
  return [...mistakes, ...exceptionMistakes(calendar)]
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Seven days off would leave no working day to count to. */
function isWeekend(weekend: readonly number[]): boolean {
  const isWeekday = (day: number): boolean => Number.isInteger(day) && day >= 1 && day <= 7
  return weekend.every(isWeekday) && new Set(weekend).size === weekend.length && weekend.length < 7
}

function isCover({ coveredFrom, coveredUntil }: AuthorityCalendar): boolean {
  if (!isCalendarDay(coveredUntil)) return false
  return coveredFrom === undefined || (isCalendarDay(coveredFrom) && coveredFrom <= coveredUntil)
}

function exceptionMistakes(calendar: AuthorityCalendar): readonly CalendarMistake[] {
  const seen = new Set<CalendarDay>()
  return calendar.exceptions.flatMap((exception) => {
    const code = exceptionMistake(calendar, exception, seen)
    seen.add(exception.day)
    return code === undefined ? [] : [{ code, day: exception.day }]
  })
}

function exceptionMistake(calendar: AuthorityCalendar, exception: CalendarException, seen: ReadonlySet<CalendarDay>) {
  if (!isCalendarDay(exception.day) || !isCovered(calendar, exception.day)) return 'calendar-exception-day'
  if (seen.has(exception.day)) return 'calendar-exception-twice'
  if (exception.name.trim() === '' || exception.source.trim() === '') return 'calendar-exception-text'
  return undefined
}
