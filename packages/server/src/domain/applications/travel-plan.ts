import { addDays, daysBetween, type CalendarDay } from '#kernel/calendar-day.ts'
import type { InForce } from '../reference/reference-book.ts'

/** A journey that somebody wants a card for. Every day is one that exists. */
export type TravelPlan = {
  readonly nationality: string
  readonly purpose: string
  readonly arrivalOn: CalendarDay
  readonly departureOn: CalendarDay
  readonly passportExpiresOn: CalendarDay
}

/** Why a card is not to be had for a plan, with what would have to change. */
export type Obstacle =
  | { readonly code: 'nationality-not-eligible' }
  | { readonly code: 'purpose-not-offered' }
  | { readonly code: 'arrival-in-past'; readonly day: CalendarDay }
  /** `day` is the first one on which one may apply for this arrival. */
  | { readonly code: 'arrival-too-far-ahead'; readonly day: CalendarDay }
  | { readonly code: 'departure-before-arrival'; readonly day: CalendarDay }
  | { readonly code: 'stay-too-long'; readonly max: number }
  | { readonly code: 'passport-expired'; readonly day: CalendarDay }
  /** `day` is the last one on which the passport would have to be valid. */
  | { readonly code: 'passport-expires-too-early'; readonly day: CalendarDay }

export type ObstacleCode = Obstacle['code']

/** Days of a stay; the days of arrival and of departure both count. */
export function stayDaysOf({ arrivalOn, departureOn }: Pick<TravelPlan, 'arrivalOn' | 'departureOn'>): number {
  return daysBetween(arrivalOn, departureOn) + 1
}

/** Everything that stands between this plan and this offer, at once; nothing: one may apply. */
export function obstaclesOf(offer: InForce<'card-offer'>, plan: TravelPlan, today: CalendarDay): Obstacle[] {
  const { nationalities, purposes, stayDays, applyDaysAhead } = offer
  const { arrivalOn, departureOn } = plan
  const obstacles: Obstacle[] = []
  if (nationalities !== null && !nationalities.includes(plan.nationality)) {
    obstacles.push({ code: 'nationality-not-eligible' })
  }
  if (!purposes.includes(plan.purpose)) obstacles.push({ code: 'purpose-not-offered' })
  if (arrivalOn < today) obstacles.push({ code: 'arrival-in-past', day: today })
  const firstDayToApply = addDays(arrivalOn, -applyDaysAhead)
  if (firstDayToApply > today) obstacles.push({ code: 'arrival-too-far-ahead', day: firstDayToApply })
  if (departureOn < arrivalOn) obstacles.push({ code: 'departure-before-arrival', day: arrivalOn })
  else if (stayDaysOf(plan) > stayDays) obstacles.push({ code: 'stay-too-long', max: stayDays })
  return [...obstacles, ...passportObstacles(offer, plan, today)]
}

function passportObstacles(
  { passportDaysBeyond }: InForce<'card-offer'>,
  { departureOn, passportExpiresOn }: TravelPlan,
  today: CalendarDay,
): Obstacle[] {
  if (passportExpiresOn < today) return [{ code: 'passport-expired', day: passportExpiresOn }]
  const needed = addDays(departureOn, passportDaysBeyond)
  return passportExpiresOn < needed ? [{ code: 'passport-expires-too-early', day: needed }] : []
}
