import type { CalendarDay } from '#kernel/calendar-day.ts'

/** What the register says of a card, as far as it bears on the charge. */
export type ChargeIssue = {
  readonly validFrom: CalendarDay
  readonly validUntil: CalendarDay
  /** When the journey it was issued for ends; null: not known, and a charge from there has not begun. */
  readonly tripEndsOn: CalendarDay | null
  /** The last exit on record; null: none, and a charge from there has not begun. */
  readonly lastExitOn: CalendarDay | null
  /** When the authority ended the card on its own, or cancelled it without a request on record; null: it has not. */
  readonly endedAt: Date | null
}
