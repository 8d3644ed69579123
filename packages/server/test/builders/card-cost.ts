import type { TariffContent, TariffPeriod } from '#domain/charges/tariff.ts'
import type { ReferenceBook } from '#domain/reference/reference-book.ts'
import type { Card } from '#domain/cards/card.ts'
import type { ChargeFacts } from '#modules/charges'
import { cardCost, type CardCost } from '#web/shared/charges/card-cost.ts'
import { sampleBook, sampleCard } from './cancellation-facts.ts'
import { inFourLanguages } from './profile.ts'

type CostWishes = {
  readonly card?: Partial<Card>
  readonly tariff?: Partial<TariffContent>
  readonly stoppedAt?: Date
  readonly waivedMinor?: number
  /** The day on which it is looked at. */
  readonly today?: string
}

export const sampleTariff: TariffContent = {
  names: inFourLanguages('Daily charge'),
  cardTypes: ['tourist'],
  currency: 'KZT',
  anchor: 'valid-from',
  freeDays: 0,
  bands: [
    { fromDay: 1, toDay: 90, perDayMinor: 35_000 },
    { fromDay: 91, toDay: null, perDayMinor: 50_000 },
  ],
  capMinor: 9_000_000,
  secondPersonAboveMinor: 2_000_000,
}

/** What a card of the sample costs: valid from 1 August to 30 November 2026, looked at on 26 August unless wished otherwise. */
export function sampleCost(wishes: CostWishes = {}): CardCost {
  const cost = cardCost(sampleFacts(wishes), bookOf(wishes.tariff, wishes.today ?? '2026-08-26'))
  if (!cost) throw new Error('the sample has a tariff')
  return cost
}

function sampleFacts({ card, stoppedAt, waivedMinor = 0 }: CostWishes): ChargeFacts {
  const sample = sampleCard(card)
  const { holderId, id: cardId } = sample
  return {
    card: sample,
    stop: stoppedAt && { holderId, cardId, requestId: '00000000-0000-7000-8000-000000000003', at: stoppedAt },
    waivers: waivedMinor > 0 ? [{ id: '00000000-0000-7000-8000-000000000004', amountMinor: waivedMinor }] : [],
  }
}

function bookOf(tariff: Partial<TariffContent> = {}, today: string): ReferenceBook {
  const period: TariffPeriod = {
    tariff: { ...sampleTariff, ...tariff, code: 'sample', version: 1 },
    from: '2026-01-01',
    until: null,
  }
  return { ...sampleBook(), day: today, tariffFor: () => [period] }
}
