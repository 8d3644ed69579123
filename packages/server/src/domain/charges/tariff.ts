import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { LocalText } from '../languages.ts'

/**
 * The day that a charge counts from. From `valid-from` that day itself is the first one; from the others the day after is,
 * because the card may be used on the anchor day without cost.
 */
export const chargeAnchors = ['valid-from', 'trip-end', 'last-exit', 'valid-until'] as const
export type ChargeAnchor = (typeof chargeAnchors)[number]

/** Bounds that keep every sum a safe integer: 100 years of days at the highest price stay below 2^53. */
export const maxChargeDays = 36_525
export const maxPerDayMinor = 100_000_000_000
export const maxCapMinor = 1_000_000_000_000_000

/** What each day costs from the `fromDay`-th to the `toDay`-th day of the charge, counted from 1; null: without end. */
export type TariffBand = { readonly fromDay: number; readonly toDay: number | null; readonly perDayMinor: number }

/** One version of a tariff. A day is priced by the version in force on it, so a change never touches days already past. */
export type TariffContent = {
  readonly names: LocalText
  /** Codes of the card types that it charges. */
  readonly cardTypes: readonly string[]
  readonly currency: string
  readonly anchor: ChargeAnchor
  /** Days at the beginning of the charge that cost nothing; the bands count from the first day after them. */
  readonly freeDays: number
  /** From day 1 on, without gap or overlap. After a last band that ends nothing is charged any more. */
  readonly bands: readonly TariffBand[]
  /** What one card can cost at most; null: no limit. A lower limit in a later version takes nothing back. */
  readonly capMinor: number | null
  /** A waiver above this amount needs a second person. */
  readonly secondPersonAboveMinor: number
  /** The last day in force, when the charge ends with it for good or another tariff follows. */
  readonly effectiveUntil?: CalendarDay
}

/** A version in force from one day to another, both included; null: without end. */
export type TariffPeriod = {
  readonly tariff: TariffContent & { readonly code: string; readonly version: number }
  readonly from: CalendarDay
  readonly until: CalendarDay | null
}

/** What prices a card of one type, oldest first: no gap, no overlap, one currency (checked when a profile is loaded). */
export type TariffHistory = readonly TariffPeriod[]
