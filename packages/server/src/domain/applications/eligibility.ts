import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { CalendarRefusal } from '../calendar/authority-calendar.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { Result } from '#kernel/result.ts'
import type { InForce, ReferenceBook } from '../reference/reference-book.ts'
import { paperFacts, papersAskedFor, type AskedPaper } from './application-facts.ts'
import type { FeeContent } from './offer.ts'
import { obstaclesOf, stayDaysOf, type Obstacle, type TravelPlan } from './travel-plan.ts'
import { cardValidity, type Validity } from './validity.ts'

export type OfferAnswer = {
  readonly offer: InForce<'card-offer'>
  /** Everything in the way at once; empty: one may apply. */
  readonly obstacles: readonly Obstacle[]
  /** null: nothing is due. */
  readonly fee: FeeContent | null
  /** As it would be if the card were issued today; undefined where the passport leaves no day. */
  readonly validity: Validity | undefined
  readonly papers: readonly AskedPaper[]
}

export type EligibilityAnswer = {
  /** An exemption that makes a card unnecessary. */
  readonly exemption: InForce<'card-exemption'> | undefined
  /** Offers without obstacle first, each list in the order of the profile. */
  readonly offers: readonly OfferAnswer[]
  /** The last day for a decision on an application that is paid today. */
  readonly decisionOn: Result<CalendarDay, CalendarRefusal>
  /** The decision may come after the arrival: one had better apply for a later journey. */
  readonly isLate: boolean
}

/**
 * Do I need a card, which one may I have, what does it cost, how long does it take and what do I need: for one plan,
 * from the rules of today and without knowing who asks.
 */
export function answerEligibility(book: ReferenceBook, plan: TravelPlan, today: CalendarDay): EligibilityAnswer {
  const offers = book.listCardOffers().map((offer) => answerOffer(book, offer, plan, today))
  const decisionOn = addWorkingDays(book.calendar, today, book.applicationTime().workingDays)
  return {
    exemption: exemptionFor(book, plan),
    offers: [...offers.filter(isOpen), ...offers.filter((answer) => !isOpen(answer))],
    decisionOn,
    isLate: decisionOn.ok && decisionOn.value > plan.arrivalOn,
  }
}

const isOpen = ({ obstacles }: OfferAnswer): boolean => obstacles.length === 0

function answerOffer(
  book: ReferenceBook,
  offer: InForce<'card-offer'>,
  plan: TravelPlan,
  today: CalendarDay,
): OfferAnswer {
  const facts = paperFacts(offer, plan, { bornOn: null, isInGroup: false, today })
  return {
    offer,
    obstacles: obstaclesOf(offer, plan, today),
    fee: offer.fee,
    validity: cardValidity(offer, plan, today),
    papers: papersAskedFor(book, facts),
  }
}

function exemptionFor(book: ReferenceBook, plan: TravelPlan): InForce<'card-exemption'> | undefined {
  return book
    .listCardExemptions()
    .find(
      ({ nationalities, maxStayDays }) =>
        nationalities.includes(plan.nationality) && (maxStayDays === null || stayDaysOf(plan) <= maxStayDays),
    )
}
