import type { Application } from '#domain/applications/application.ts'
import { hintsFor, needsSecondPerson, paperFacts, type HintFacts } from '#domain/applications/application-facts.ts'
import { comparePassport, type ZoneComparison } from '#domain/applications/compare-passport.ts'
import type { Passport } from '#domain/applications/passport.ts'
import { planOf } from '#domain/applications/plan-of.ts'
import type { TravelPlan } from '#domain/applications/travel-plan.ts'
import type { InForce } from '#domain/reference/reference-book.ts'
import { listWithPassport } from '#modules/applications'
import type { ReferenceBook } from '#modules/reference'
import { dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { ApplicationReviewDeps } from './deps.ts'

/** What the rules say of an application that was sent, at this moment. */
export type CaseHints = {
  readonly book: ReferenceBook
  readonly today: CalendarDay
  readonly passport: Passport
  readonly plan: TravelPlan
  readonly offer: InForce<'card-offer'>
  readonly zone: ZoneComparison
  /** Other applications that were sent with the same passport, newest first. */
  readonly earlier: readonly Application[]
  readonly hints: readonly InForce<'application-hint'>[]
  readonly isSecondPersonNeeded: boolean
}

type Deps = Pick<ApplicationReviewDeps, 'clock' | 'reference'>

export async function caseHints(db: Queryable, deps: Deps, application: Application): Promise<CaseHints> {
  const book = await deps.reference.today()
  const today = dayInZone(deps.clock.now(), book.calendar.timeZone)
  const { passport, mrz, journey } = application.answers
  const plan = planOf(application.answers)
  if (!passport || !journey || !plan) throw new Error('an application that was sent is not complete')
  const offer = book.cardOffer(journey.offer)
  const zone = comparePassport(passport, mrz, today)
  const earlier = await listWithPassport(db, application)
  const facts: HintFacts = {
    ...paperFacts(offer, plan, {
      bornOn: passport.bornOn,
      isInGroup: application.groupId !== application.id,
      today,
    }),
    isZoneGiven: zone.kind === 'compared',
    isZoneDifferent: zone.kind === 'compared' && zone.isDifferent,
    isBirthDayUnknown: /-00/.test(passport.bornOn) || passport.bornOn.startsWith('0000'),
    earlierApplications: earlier.length,
    earlierRefusals: earlier.filter(({ state }) => state === 'refused').length,
  }
  const hints = hintsFor(book, facts)
  return {
    book,
    today,
    passport,
    plan,
    offer,
    zone,
    earlier,
    hints,
    isSecondPersonNeeded: needsSecondPerson(offer, hints),
  }
}
