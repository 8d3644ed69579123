import type { CalendarDay } from '#kernel/calendar-day.ts'
import { unreachable } from '#kernel/result.ts'
import type { Dependant } from '../cards/card.ts'
import type { Effect, Whereabouts } from './answers.ts'

/** What follows from a cancellation, as codes with data; the page has the words. */
export type Consequence =
  | { readonly code: 'card-ends-on-approval'; readonly promisedOn: CalendarDay }
  | { readonly code: 'card-ends-on-departure'; readonly departureOn: CalendarDay | null }
  | { readonly code: 'card-ends-on-date'; readonly effectOn: CalendarDay | null }
  | { readonly code: 'no-entry-afterwards' }
  | { readonly code: 'stay-ends-with-card' }
  | { readonly code: 'stay-ends-before-departure'; readonly departureOn: CalendarDay; readonly effectOn: CalendarDay }
  | { readonly code: 'linked-cards-need-own'; readonly dependants: readonly Dependant[] }

export type EffectWanted = {
  readonly effect: Effect
  readonly effectOn: CalendarDay | null
  readonly whereabouts: Whereabouts | null
  readonly departureOn: CalendarDay | null
  readonly dependants: readonly Dependant[]
  readonly promisedOn: CalendarDay
}

/** Everything the holder accepts before sending, for the effect that was chosen. */
export function consequencesOf(wanted: EffectWanted): Consequence[] {
  return [cardEnds(wanted), { code: 'no-entry-afterwards' }, ...stayEnds(wanted), ...linkedCards(wanted)]
}

function cardEnds({ effect, effectOn, departureOn, promisedOn }: EffectWanted): Consequence {
  switch (effect) {
    case 'now':
      return { code: 'card-ends-on-approval', promisedOn }
    case 'on-departure':
      return { code: 'card-ends-on-departure', departureOn }
    case 'on-date':
      return { code: 'card-ends-on-date', effectOn }
    default:
      return unreachable(effect)
  }
}

/** Who is still in the country loses the right to be there together with the card. */
function stayEnds({ effect, effectOn, whereabouts, departureOn }: EffectWanted): Consequence[] {
  if (whereabouts !== 'inside') return []
  if (effect === 'now') return [{ code: 'stay-ends-with-card' }]
  if (effect !== 'on-date' || effectOn === null || departureOn === null) return []
  return effectOn < departureOn ? [{ code: 'stay-ends-before-departure', departureOn, effectOn }] : []
}

function linkedCards({ dependants }: EffectWanted): Consequence[] {
  return dependants.length === 0 ? [] : [{ code: 'linked-cards-need-own', dependants }]
}
