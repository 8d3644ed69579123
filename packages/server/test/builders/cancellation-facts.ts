import type { AuthorityCalendar } from '#domain/calendar/authority-calendar.ts'
import type { Answers } from '#domain/cancellations/answers.ts'
import { emptyAnswers } from '#domain/cancellations/answers.ts'
import type { StepFacts } from '#domain/cancellations/steps.ts'
import type { Card } from '#domain/cards/card.ts'
import type { ServiceTimeContent } from '#domain/reference/contents.ts'
import {
  calendarCode,
  cancellationReviewCode,
  openReferenceBook,
  type ReferenceBook,
} from '#domain/reference/reference-book.ts'

/** Tuesday; the week after has no holidays in the sample calendar. */
export const today = '2026-09-01'

export const sampleCalendar: AuthorityCalendar = {
  timeZone: 'Asia/Almaty',
  weekend: [6, 7],
  exceptions: [{ day: '2026-09-09', kind: 'day-off', name: 'a holiday', source: 'the sample' }],
  coveredUntil: '2027-12-31',
}

export const sampleTimes: ServiceTimeContent = {
  workingDays: 5,
  recallHours: 24,
  returnLimit: 3,
  returnDays: 30,
  leaseMinutes: 15,
  adviseDaysAhead: 7,
  draftDays: 30,
}

/** A book with nothing in it but a calendar and the service times: for rules that are pure. */
export function sampleBook(calendar: Partial<AuthorityCalendar> = {}): ReferenceBook {
  const head = { version: 1, effectiveFrom: '2026-01-01', source: 'the sample' }
  return openReferenceBook(
    [
      { ...head, kind: 'calendar', code: calendarCode, content: { ...sampleCalendar, ...calendar } },
      { ...head, kind: 'service-time', code: cancellationReviewCode, content: sampleTimes },
    ],
    today,
  )
}

export function sampleCard(wishes: Partial<Card> = {}): Card {
  return {
    holderId: '00000000-0000-7000-8000-000000000001',
    id: '00000000-0000-7000-8000-000000000002',
    cardNumber: 'K7M4Q2X9C',
    cardType: 'tourist',
    purpose: 'tourism',
    passportNumber: 'P1234567',
    issuedOn: '2026-07-20',
    validFrom: '2026-08-01',
    validUntil: '2026-11-30',
    entries: null,
    stayDays: 30,
    tripEndsOn: null,
    lastExitOn: null,
    state: 'active',
    stateSince: new Date('2026-07-20T05:00:00Z'),
    ground: null,
    endedBeforeImport: false,
    version: 1,
    ...wishes,
  }
}

/** Every question answered, nothing wrong. */
export function fullAnswers(wishes: Partial<Answers> = {}): Answers {
  return {
    ...emptyAnswers('en'),
    whereabouts: 'outside',
    lastExitOn: '2026-08-20',
    reasonCode: 'journey-ended',
    effect: 'now',
    isIdentityConfirmed: true,
    isContactConfirmed: true,
    acknowledged: ['card-ends-on-approval', 'no-entry-afterwards'],
    ...wishes,
  }
}

export function stepFacts(wishes: Partial<StepFacts> = {}): StepFacts {
  return {
    today,
    card: sampleCard(),
    graceDays: 10,
    textRequired: (code) =>
      new Map([
        ['journey-ended', false],
        ['other', true],
      ]).get(code),
    papersAsked: [],
    papersGiven: [],
    toAcknowledge: ['card-ends-on-approval', 'no-entry-afterwards'],
    ...wishes,
  }
}
