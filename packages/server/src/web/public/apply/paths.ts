import type { TravelPlan } from '#domain/applications/travel-plan.ts'
import { planFields } from './read-plan.ts'

export const applyPath = '/apply'

/** The address of an answer: it holds the whole question, so that it can be kept, sent on and asked again tomorrow. */
export function answerPath(plan: TravelPlan): string {
  return `${applyPath}?${new URLSearchParams(planFields.map((name) => [name, plan[name]]))}`
}

/** Where an application for one of the cards begins; the choice goes along. */
export function beginPath(offer: string, { purpose, arrivalOn, departureOn }: TravelPlan): string {
  return `/account/applications/new?${new URLSearchParams({ offer, purpose, arrivalOn, departureOn })}`
}
