import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { AuthorityCalendar } from '../calendar/authority-calendar.ts'
import type { TariffContent } from '../charges/tariff.ts'
import type {
  ApplicationGroundContent,
  ApplicationHintContent,
  ApplicationPaperContent,
  ApplicationPaperRuleContent,
  CardExemptionContent,
  CardOfferContent,
} from '../applications/offer.ts'
import type { LocalText } from '../languages.ts'
import type { Condition } from './condition.ts'

/** What the authority sets itself, as data: each kind below is versioned and dated, never edited (product.md, "Rules"). */
export type CardTypeContent = {
  readonly names: LocalText
  /** Codes of the purposes that a card of this type may have. */
  readonly purposes: readonly string[]
  readonly maxStayDays: number
  /** Days after the anchor within which the holder is to cancel. */
  readonly graceDays: number
}

export type PurposeContent = { readonly names: LocalText }

/** Why a holder asks for a cancellation. */
export type ReasonContent = {
  readonly names: LocalText
  readonly textRequired: boolean
  /** Codes of the papers that this reason asks for. */
  readonly evidence: readonly string[]
}

/** A paper the office may ask for when it returns a request, or a rule asks for at once. */
export type ReturnPaperContent = { readonly names: LocalText; readonly help: LocalText }

export type RefusalGroundContent = {
  readonly names: LocalText
  /** The sentence of the notice. */
  readonly sentence: LocalText
  readonly legalReference: string
  /** null: this refusal cannot be appealed against. */
  readonly appealDays: number | null
}

/** The promises of one service; `cancellation-review` is the first. */
export type ServiceTimeContent = {
  readonly workingDays: number
  readonly recallHours: number
  readonly returnLimit: number
  readonly returnDays: number
  readonly leaseMinutes: number
  readonly adviseDaysAhead: number
  readonly draftDays: number
}

/** When a paper is asked for, and what the holder is told about why. */
export type EvidenceRuleContent = { readonly paper: string; readonly when: Condition; readonly explanation: LocalText }

/** Why a charge is waived. */
export type WaiverGroundContent = { readonly names: LocalText; readonly legalReference: string }

export type LanguageContent = { readonly name: string }

export type ContentOf = {
  'card-type': CardTypeContent
  purpose: PurposeContent
  reason: ReasonContent
  'return-paper': ReturnPaperContent
  'refusal-ground': RefusalGroundContent
  calendar: AuthorityCalendar
  'service-time': ServiceTimeContent
  'evidence-rule': EvidenceRuleContent
  language: LanguageContent
  tariff: TariffContent
  'waiver-ground': WaiverGroundContent
  'card-offer': CardOfferContent
  'card-exemption': CardExemptionContent
  'application-paper': ApplicationPaperContent
  'application-paper-rule': ApplicationPaperRuleContent
  'application-hint': ApplicationHintContent
  'application-ground': ApplicationGroundContent
}

export const referenceKinds = [
  'card-type',
  'purpose',
  'reason',
  'return-paper',
  'refusal-ground',
  'calendar',
  'service-time',
  'evidence-rule',
  'language',
  'tariff',
  'waiver-ground',
  'card-offer',
  'card-exemption',
  'application-paper',
  'application-paper-rule',
  'application-hint',
  'application-ground',
] as const satisfies readonly (keyof ContentOf)[]
export type ReferenceKind = (typeof referenceKinds)[number]

/** One version of one entry, as a profile carries it and the database keeps it. */
export type ReferenceEntry<K extends ReferenceKind = ReferenceKind> = {
  [Kind in K]: {
    readonly kind: Kind
    readonly code: string
    readonly version: number
    readonly effectiveFrom: CalendarDay
    /** Where the fact or the decision comes from: a law, an order, a published page. */
    readonly source: string
    readonly content: ContentOf[Kind]
  }
}[K]
