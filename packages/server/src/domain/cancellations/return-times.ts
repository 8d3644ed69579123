import { addDays, dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Pause } from '../calendar/due-day.ts'
import type { RequestReturn } from './request.ts'

export const maxAnswerLength = 2000
/** So many days before the end of the time for papers, somebody who has not answered is reminded, once. */
export const remindDaysBefore = 7

/** The last day on which papers are still taken. */
export function answerByDay(today: CalendarDay, returnDays: number): CalendarDay {
  return addDays(today, returnDays)
}

export function hasLapsed(answerBy: CalendarDay, today: CalendarDay): boolean {
  return today > answerBy
}

export function isTimeToRemind(answerBy: CalendarDay, today: CalendarDay): boolean {
  return !hasLapsed(answerBy, today) && today >= addDays(answerBy, -remindDaysBefore)
}

/** The times in which the clock of the promise stood still, as local days of the authority's zone. */
export function pausesOf(returns: readonly RequestReturn[], timeZone: string): Pause[] {
  return returns.map(({ returnedAt, resubmittedAt }) => ({
    from: dayInZone(returnedAt, timeZone),
    until: resubmittedAt === null ? undefined : dayInZone(resubmittedAt, timeZone),
  }))
}

/** Papers that were asked for and did not come with this answer. */
export function papersLacking(asked: readonly string[], given: readonly string[]): string[] {
  return asked.filter((paper) => !given.includes(paper))
}
