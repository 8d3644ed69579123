import { dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'

/** A stop that lies before the card was issued: a clock is wrong, and no receipt may be signed over its time. */
export type StopFault = {
  readonly code: 'stop-before-issue'
  readonly issuedOn: CalendarDay
  readonly stoppedOn: CalendarDay
}

/** Whether a charge may stop at an instant; undefined: it may. The day of the issue itself is allowed, in the authority's zone. */
export function stopFault(
  card: { readonly issuedOn: CalendarDay },
  stoppedAt: Date,
  timeZone: string,
): StopFault | undefined {
  const stoppedOn = dayInZone(stoppedAt, timeZone)
  return stoppedOn < card.issuedOn ? { code: 'stop-before-issue', issuedOn: card.issuedOn, stoppedOn } : undefined
}
