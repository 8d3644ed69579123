import { effectChoices, whereaboutsChoices, type Effect, type Whereabouts } from '../cancellations/answers.ts'
import { cardStates, type CardState } from '../cards/life-cycle.ts'

/** What evidence rules may ask about a request; everything is known before the holder is asked for a paper. */
export type EvidenceFacts = {
  readonly reasonCode: string
  /** The holder's present passport is another one than the card was issued for. */
  readonly passportChangedSinceIssue: boolean
  /** Whole days since e-mail or phone were last changed; null: never changed. */
  readonly daysSinceContactChange: number | null
  readonly whereabouts: Whereabouts
  readonly daysSinceIssue: number
  readonly cardState: CardState
  readonly effect: Effect
}

export type FactName = keyof EvidenceFacts

/** Which values a fact can have, so that a rule about any other value is found when it is loaded. */
export type FactKind =
  | { readonly type: 'flag' }
  | { readonly type: 'days'; readonly isNullable: boolean }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  /** A code as passports write it; not a closed list. */
  | { readonly type: 'country' }

/** The facts there are. Reasons are reference data, so their codes are handed in. */
export function factKinds(reasonCodes: readonly string[]): Readonly<Record<FactName, FactKind>> {
  return {
    reasonCode: { type: 'choice', values: reasonCodes },
    passportChangedSinceIssue: { type: 'flag' },
    daysSinceContactChange: { type: 'days', isNullable: true },
    whereabouts: { type: 'choice', values: whereaboutsChoices },
    daysSinceIssue: { type: 'days', isNullable: false },
    cardState: { type: 'choice', values: cardStates },
    effect: { type: 'choice', values: effectChoices },
  }
}
