import type { ReferenceEntry } from '#domain/reference/contents.ts'
import type { LocalText } from '#domain/languages.ts'

/** One text in all four languages, marked so that a mixed-up language shows. */
export function inFourLanguages(text: string): LocalText {
  return { 'zh-CN': `${text} (zh)`, en: text, kk: `${text} (kk)`, ru: `${text} (ru)` }
}

const common = { version: 1, effectiveFrom: '2026-01-01', source: 'made for tests' } as const

/** The smallest profile that has one of each kind; says nothing about any country. */
export function profileEntries(): ReferenceEntry[] {
  const names = inFourLanguages
  return [
    { ...common, kind: 'purpose', code: 'tourism', content: { names: names('Tourism') } },
    { ...common, kind: 'purpose', code: 'business', content: { names: names('Business') } },
    {
      ...common,
      kind: 'card-type',
      code: 'tourism',
      content: { names: names('Tourist card'), purposes: ['tourism', 'business'], maxStayDays: 30, graceDays: 3 },
    },
    {
      ...common,
      kind: 'return-paper',
      code: 'passport-page',
      content: { names: names('Passport page'), help: names('The page with your picture.') },
    },
    {
      ...common,
      kind: 'reason',
      code: 'passport-lost',
      content: { names: names('Passport lost'), textRequired: false, evidence: ['passport-page'] },
    },
    { ...common, kind: 'reason', code: 'other', content: { names: names('Other'), textRequired: true, evidence: [] } },
    {
      ...common,
      kind: 'refusal-ground',
      code: 'wrong-person',
      content: {
        names: names('Wrong person'),
        sentence: names('The request is not the holder’s own.'),
        legalReference: 'Act 1, article 2',
        appealDays: 30,
      },
    },
    {
      ...common,
      kind: 'calendar',
      code: 'authority',
      content: {
        timeZone: 'Asia/Almaty',
        weekend: [6, 7],
        exceptions: [{ day: '2026-10-26', kind: 'day-off', name: 'Moved Republic Day', source: 'made for tests' }],
        coveredUntil: '2027-12-31',
      },
    },
    {
      ...common,
      kind: 'service-time',
      code: 'cancellation-review',
      content: {
        workingDays: 5,
        recallHours: 24,
        returnLimit: 3,
        returnDays: 30,
        leaseMinutes: 60,
        adviseDaysAhead: 7,
        draftDays: 30,
      },
    },
    {
      ...common,
      kind: 'evidence-rule',
      code: 'passport-lost',
      content: {
        paper: 'passport-page',
        when: { any: [{ fact: 'reasonCode', is: 'passport-lost' }] },
        explanation: names('You said that the passport was lost.'),
      },
    },
    { ...common, kind: 'language', code: 'en', content: { name: 'English' } },
    {
      ...common,
      kind: 'tariff',
      code: 'card-days',
      content: {
        names: names('Charge for each day of a card'),
        cardTypes: ['tourism'],
        currency: 'KZT',
        anchor: 'valid-from',
        freeDays: 0,
        bands: [
          { fromDay: 1, toDay: 90, perDayMinor: 350_00 },
          { fromDay: 91, toDay: null, perDayMinor: 500_00 },
        ],
        capMinor: 90_000_00,
        secondPersonAboveMinor: 20_000_00,
      },
    },
    {
      ...common,
      kind: 'waiver-ground',
      code: 'authority-error',
      content: { names: names('Error of the authority'), legalReference: 'Act 1, article 3' },
    },
  ]
}

type EntryWishes = { readonly entries?: readonly unknown[] }

/** A profile as it is read from a file; give `entries` to break one. */
export function aProfile(wishes: EntryWishes = {}) {
  return {
    profile: 'test',
    issuer: { code: 'UTO', names: inFourLanguages('Utopia') },
    entries: profileEntries() as readonly unknown[],
    ...wishes,
  }
}
