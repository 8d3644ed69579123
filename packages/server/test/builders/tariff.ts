import type { TariffContent } from '#domain/charges/tariff.ts'
import type { ReferenceEntry } from '#domain/reference/contents.ts'
import { inFourLanguages } from './profile.ts'

type TariffWishes = Partial<TariffContent> &
  Partial<Pick<ReferenceEntry<'tariff'>, 'code' | 'version' | 'effectiveFrom'>>

/** A version of a tariff: 100 a day from the first day of validity, without end or cap, unless wished otherwise. */
export function aTariff(wishes: TariffWishes = {}): ReferenceEntry<'tariff'> {
  const { code = 'card-days', version = 1, effectiveFrom = '2026-01-01', ...content } = wishes
  return {
    kind: 'tariff',
    code,
    version,
    effectiveFrom,
    source: 'made for tests',
    content: {
      names: inFourLanguages(code),
      cardTypes: ['tourism'],
      currency: 'KZT',
      anchor: 'valid-from',
      freeDays: 0,
      bands: [{ fromDay: 1, toDay: null, perDayMinor: 100 }],
      capMinor: null,
      secondPersonAboveMinor: 0,
      ...content,
    },
  }
}
