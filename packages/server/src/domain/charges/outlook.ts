import { addDays, dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import { charge, type Charge, type ChargeInput } from './charge.ts'
import { chargeCurve, type CurvePoint } from './curve.ts'
import { maxChargeDays } from './tariff.ts'

/** Where a charge stands today. */
export type ChargeState =
  /** `beginsOn` null: its anchor is not known yet, or no tariff prices its days. */
  | { readonly kind: 'not-begun'; readonly beginsOn: CalendarDay | null }
  /** In its free days; the next day that costs something is `paidFrom`. */
  | { readonly kind: 'free'; readonly paidFrom: CalendarDay }
  | { readonly kind: 'running' }
  /** The holder asked on the local day `since`: that day and all later ones are free. */
  | { readonly kind: 'frozen'; readonly since: CalendarDay }
  /** By its cap, its last band, the end of the tariff or of the card; `since` is the first day without a charge. */
  | { readonly kind: 'ended'; readonly since: CalendarDay }

/** What the card will have cost if nothing is done. */
export type ChargeEnd = {
  /** `ends`: `on` is the last day that costs something; `goes-on`: it has no end, and `on` is only how far was looked. */
  readonly kind: 'ends' | 'goes-on'
  readonly on: CalendarDay
  readonly totalMinor: number
}

export type ChargeOutlook = {
  readonly currency: string
  /** For the days that are over, less what was waived: what a request sent now would freeze. */
  readonly owedMinor: number
  /** The charge for the days that are over, with its lines. */
  readonly owed: Charge
  /** What today costs, unless a request is sent. */
  readonly todayMinor: number
  readonly state: ChargeState
  readonly end: ChargeEnd
  /** What is owed at the end of each of these days; straight in between. Empty when nothing is charged until the end. */
  readonly curve: readonly CurvePoint[]
}

/** How far ahead is looked when a charge has no end of its own, unless the card is valid for longer. */
const daysAhead = 30

/**
 * What a person needs to know of a charge: so far, today, and if nothing is done.
 * @param today in the authority's zone
 * @returns undefined when the card's type has no tariff
 */
export function chargeOutlook(
  input: Omit<ChargeInput, 'through'>,
  { today }: { readonly today: CalendarDay },
): ChargeOutlook | undefined {
  const yesterday = addDays(today, -1)
  const owed = charge({ ...input, through: yesterday })
  if (!owed) return undefined
  const endsOn = owed.stopsOn === null ? horizon(input, today) : addDays(owed.stopsOn, -1)
  const through = later(endsOn, yesterday)
  const forecast = charge({ ...input, through }) ?? owed
  return {
    currency: owed.currency,
    owedMinor: owed.totalMinor,
    owed,
    todayMinor: owed.perDay(today),
    state: stateOf(input, forecast, today),
    end: { kind: owed.stopsOn === null ? 'goes-on' : 'ends', on: endsOn, totalMinor: forecast.totalMinor },
    curve: chargeCurve(forecast.lines, input.waivers),
  }
}

function horizon({ issue }: Omit<ChargeInput, 'through'>, today: CalendarDay): CalendarDay {
  return later(issue.validUntil, addDays(today, daysAhead))
}

function stateOf(input: Omit<ChargeInput, 'through'>, forecast: Charge, today: CalendarDay): ChargeState {
  const { startsOn, stopsOn, lines } = forecast
  const frozenSince = frozenOn(input)
  if (frozenSince !== null) return { kind: 'frozen', since: frozenSince }
  if (stopsOn !== null && stopsOn <= today) return { kind: 'ended', since: stopsOn }
  if (startsOn === null || startsOn > today) return { kind: 'not-begun', beginsOn: startsOn }
  const line = lines.find(({ from, to }) => from <= today && today <= to)
  const paidFrom = line?.because === 'free' ? nextPaidDay(input, today) : undefined
  return paidFrom === undefined ? { kind: 'running' } : { kind: 'free', paidFrom }
}

/** Looked for beyond the horizon: the free days may be longer, and another version may have more of them. */
function nextPaidDay(input: Omit<ChargeInput, 'through'>, today: CalendarDay): CalendarDay | undefined {
  const ahead = charge({ ...input, through: addDays(today, maxChargeDays) })
  return ahead?.lines.find(({ from, perDayMinor }) => from > today && perDayMinor > 0)?.from
}

/** The day of the holder's stop, unless the authority had ended the card before it. */
function frozenOn({ stoppedAt, issue, timeZone }: Omit<ChargeInput, 'through'>): CalendarDay | null {
  if (stoppedAt === null || (issue.endedAt !== null && issue.endedAt < stoppedAt)) return null
  return dayInZone(stoppedAt, timeZone)
}

const later = (one: CalendarDay, other: CalendarDay): CalendarDay => (one > other ? one : other)
