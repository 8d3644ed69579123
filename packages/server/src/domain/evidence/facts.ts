import { cardStates, type CardState } from '../cards/life-cycle.ts'

/** What evidence rules may ask about a request; everything is known before the holder is asked for a paper. */
export type EvidenceFacts = {
  readonly reasonCode: string
  /** The holder's present passport is another one than the card was issued for. */
  readonly passportChangedSinceIssue: boolean
  /** Whole days since e-mail or phone were last changed; null: never changed. */
  readonly daysSinceContactChange: number | null
  readonly whereabouts: 'inside' | 'outside'
  readonly daysSinceIssue: number
  readonly cardState: CardState
  readonly effect: 'now' | 'on-departure' | 'on-date'
}

export type FactName = keyof EvidenceFacts

/** Which values a fact can have, so that a rule about any other value is found when it is loaded. */
export type FactKind =
  | { readonly type: 'flag' }
  | { readonly type: 'days'; readonly isNullable: boolean }
  | { readonly type: 'choice'; readonly values: readonly string[] }

/** The facts there are. Reasons are reference data, so their codes are handed in. */
export function factKinds(reasonCodes: readonly string[]): Readonly<Record<FactName, FactKind>> {
  return {
    reasonCode: { type: 'choice', values: reasonCodes },
    passportChangedSinceIssue: { type: 'flag' },
    daysSinceContactChange: { type: 'days', isNullable: true },
    whereabouts: { type: 'choice', values: ['inside', 'outside'] },
    daysSinceIssue: { type: 'days', isNullable: false },
    cardState: { type: 'choice', values: cardStates },
    effect: { type: 'choice', values: ['now', 'on-departure', 'on-date'] },
  }
}
