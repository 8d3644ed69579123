import { readFileSync } from 'node:fs'
import type { Answers } from '#domain/applications/answers.ts'
import { declarationsAsked } from '#domain/applications/declarations.ts'
import type { Passport } from '#domain/applications/passport.ts'
import type { TravelPlan } from '#domain/applications/travel-plan.ts'
import type { ReferenceEntry } from '#domain/reference/contents.ts'
import { openReferenceBook, type InForce, type ReferenceBook } from '#domain/reference/reference-book.ts'

/** The day of the test clock in the zone of the bundled profile. */
export const applicationDay = '2026-09-01'

const profile = JSON.parse(readFileSync(new URL('../../profiles/kz.json', import.meta.url), 'utf8')) as unknown as {
  readonly entries: readonly ReferenceEntry[]
}

/** The bundled profile as it stands on a day. */
export function applicationBook(day = applicationDay): ReferenceBook {
  return openReferenceBook(profile.entries, day)
}

export function anOffer(wishes: Partial<InForce<'card-offer'>> = {}): InForce<'card-offer'> {
  return { ...applicationBook().cardOffer('tourism'), ...wishes }
}

/** Two weeks in October with a passport that lasts for years: nothing stands in the way. */
export function aPlan(wishes: Partial<TravelPlan> = {}): TravelPlan {
  return {
    nationality: 'UTO',
    purpose: 'tourism',
    arrivalOn: '2026-10-01',
    departureOn: '2026-10-14',
    passportExpiresOn: '2031-04-15',
    ...wishes,
  }
}

/** The person of the sample in Doc 9303-4, with a passport that is still valid. */
export function aPassport(wishes: Partial<Passport> = {}): Passport {
  return {
    number: 'L898902C3',
    issuer: 'UTO',
    nationality: 'UTO',
    familyName: 'Eriksson',
    givenNames: 'Anna Maria',
    bornOn: '1974-08-12',
    sex: 'F',
    expiresOn: '2031-04-15',
    ...wishes,
  }
}

/** Every question answered and everything declared. */
export function fullApplication(wishes: Partial<Answers> = {}): Answers {
  const { purpose, arrivalOn, departureOn } = aPlan()
  return {
    passport: aPassport(),
    mrz: null,
    person: { nativeName: null, birthPlace: 'Zenith', residenceCountry: 'UTO', occupation: 'Teacher' },
    journey: { offer: 'tourism', purpose, arrivalOn, departureOn, stayAddress: 'Hotel Saparzhai, Almaty' },
    isContactConfirmed: true,
    isSmsWanted: true,
    language: 'en',
    declared: declarationsAsked(anOffer()),
    ...wishes,
  }
}
