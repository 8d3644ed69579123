import { daysBetween, type CalendarDay } from '#kernel/calendar-day.ts'
import type { FactKind } from '../evidence/facts.ts'
import { holds, type Facts } from '../reference/condition.ts'
import type { InForce, ReferenceBook } from '../reference/reference-book.ts'
import { ageOn } from './age.ts'
import { stayDaysOf, type TravelPlan } from './travel-plan.ts'

/** What rules about papers may ask; everything is known before a paper is asked for. */
export type PaperFacts = {
  readonly offer: string
  readonly cardType: string
  readonly purpose: string
  readonly nationality: string
  /** Full years on the day of arrival; null: the day of birth is not known yet, or its year is unknown. */
  readonly age: number | null
  readonly stayDays: number
  readonly daysUntilArrival: number
  /** Days of the passport's validity that are left on the day of departure. */
  readonly passportDaysLeft: number
  readonly isInGroup: boolean
}

/** What hints for the officer may ask besides. */
export type HintFacts = PaperFacts & {
  readonly isZoneGiven: boolean
  /** The machine-readable zone says something else than what was typed. */
  readonly isZoneDifferent: boolean
  readonly isBirthDayUnknown: boolean
  /** Other applications with this passport, in whatever state and of whatever account. */
  readonly earlierApplications: number
  readonly earlierRefusals: number
}

type Codes = {
  readonly offers: readonly string[]
  readonly cardTypes: readonly string[]
  readonly purposes: readonly string[]
}

const number = (isNullable: boolean): FactKind => ({ type: 'days', isNullable })
const flag: FactKind = { type: 'flag' }

/** The facts for papers and the values they can have. */
export function paperFactKinds(codes: Codes): Readonly<Record<keyof PaperFacts, FactKind>> {
  return {
    offer: { type: 'choice', values: codes.offers },
    cardType: { type: 'choice', values: codes.cardTypes },
    purpose: { type: 'choice', values: codes.purposes },
    nationality: { type: 'country' },
    age: number(true),
    stayDays: number(false),
    daysUntilArrival: number(false),
    passportDaysLeft: number(false),
    isInGroup: flag,
  }
}

export function hintFactKinds(codes: Codes): Readonly<Record<keyof HintFacts, FactKind>> {
  return {
    ...paperFactKinds(codes),
    isZoneGiven: flag,
    isZoneDifferent: flag,
    isBirthDayUnknown: flag,
    earlierApplications: number(false),
    earlierRefusals: number(false),
  }
}

export function paperFacts(
  offer: InForce<'card-offer'>,
  plan: TravelPlan,
  about: { readonly bornOn: string | null; readonly isInGroup: boolean; readonly today: CalendarDay },
): PaperFacts {
  const { bornOn, isInGroup, today } = about
  return {
    offer: offer.code,
    cardType: offer.cardType,
    purpose: plan.purpose,
    nationality: plan.nationality,
    age: bornOn === null ? null : ageOn(bornOn, plan.arrivalOn),
    stayDays: stayDaysOf(plan),
    daysUntilArrival: daysBetween(today, plan.arrivalOn),
    passportDaysLeft: daysBetween(plan.departureOn, plan.passportExpiresOn),
    isInGroup,
  }
}

export type AskedPaper = { readonly paper: string; readonly ruleCode: string }

/** The papers that the rules ask for, each once, with the first rule that asks, in the order of the profile. */
export function papersAskedFor(book: ReferenceBook, facts: PaperFacts): AskedPaper[] {
  const asked = new Map<string, AskedPaper>()
  for (const rule of book.listApplicationPaperRules()) {
    if (!asked.has(rule.paper) && holds(rule.when, facts satisfies Facts)) {
      asked.set(rule.paper, { paper: rule.paper, ruleCode: rule.code })
    }
  }
  return [...asked.values()]
}

/** What the officer is told to look at, each with its reason. */
export function hintsFor(book: ReferenceBook, facts: HintFacts): InForce<'application-hint'>[] {
  return book.listApplicationHints().filter((hint) => holds(hint.when, facts satisfies Facts))
}

/** Whether a second officer must agree: because of the offer, or because a rule says so. */
export function needsSecondPerson(
  offer: Pick<InForce<'card-offer'>, 'isSecondPersonNeeded'>,
  hints: readonly Pick<InForce<'application-hint'>, 'isSecondPersonNeeded'>[],
): boolean {
  return offer.isSecondPersonNeeded || hints.some((hint) => hint.isSecondPersonNeeded)
}
