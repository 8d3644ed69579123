import type { Money } from '#kernel/money.ts'
import type { LocalText } from '../languages.ts'
import type { Condition } from '../reference/condition.ts'

/** What a fee is, and whether it goes back when the application is refused. */
export type FeeContent = Money & { readonly isRefundedOnRefusal: boolean }

/** Cards that one can apply for. A card type may be offered several times, to different States on different terms. */
export type CardOfferContent = {
  readonly names: LocalText
  readonly cardType: string
  /** Codes of purposes, each one that the card type has. */
  readonly purposes: readonly string[]
  /** Nationalities as passports write them (Doc 9303-3 §5); null: every one. */
  readonly nationalities: readonly string[] | null
  readonly validityDays: number
  /** null: any number of entries. */
  readonly entries: number | null
  /** The longest stay of one visit. */
  readonly stayDays: number
  /** Days that the passport must be valid beyond the last day of the card. */
  readonly passportDaysBeyond: number
  /** How many days before the arrival one may apply at the earliest. */
  readonly applyDaysAhead: number
  readonly fee: FeeContent | null
  readonly isSecondPersonNeeded: boolean
  /** Days by which a card may be extended, once; null: it may not. */
  readonly extensionDays: number | null
}

/** Who needs no card at all. */
export type CardExemptionContent = {
  readonly names: LocalText
  readonly nationalities: readonly string[]
  /** null: for a stay of any length. */
  readonly maxStayDays: number | null
}

/** A paper that an applicant may be asked for, by a rule or by an officer. */
export type ApplicationPaperContent = { readonly names: LocalText; readonly help: LocalText }

export type ApplicationPaperRuleContent = {
  readonly paper: string
  readonly when: Condition
  readonly explanation: LocalText
}

/** Something that an officer is told to look at, with the reason. A hint never decides, and nothing adds hints up. */
export type ApplicationHintContent = {
  readonly names: LocalText
  readonly when: Condition
  readonly explanation: LocalText
  readonly isSecondPersonNeeded: boolean
}

/** Why an application, or a request about a card, is refused. */
export type ApplicationGroundContent = {
  readonly names: LocalText
  readonly sentence: LocalText
  readonly legalReference: string
  readonly appealDays: number | null
}
