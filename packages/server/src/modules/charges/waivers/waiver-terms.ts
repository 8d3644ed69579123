import type { TariffHistory } from '#domain/charges/tariff.ts'
import type { Card } from '#domain/cards/card.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Money } from '#kernel/money.ts'
import { readStatement } from '../statement.ts'
import type { WaiverDeps } from './waiver-command.ts'
import { sumWaivedAlone } from './waiver-store.ts'

/** What a waiver for a card is measured by at this moment. */
export type WaiverTerms = Pick<Money, 'currency'> & {
  readonly owedMinor: number
  /** What one person can still waive alone; above it a second person decides. */
  readonly aloneUpToMinor: number
}

/** For a form, before anybody asks; the use case measures once more. @returns undefined: the card costs nothing */
export async function readWaiverTerms(
  { db, clock, reference }: Pick<WaiverDeps, 'db' | 'clock' | 'reference'>,
  { holderId, id: cardId, cardType }: Card,
): Promise<WaiverTerms | undefined> {
  const book = await reference.today()
  const tariff = waiverTariff(book.tariffFor(cardType), book.day)
  if (!tariff) return undefined
  const { cards } = await readStatement(db, book, { holderIds: [holderId], cardId, now: clock.now() })
  const waivedAloneMinor = await sumWaivedAlone(db, holderId, cardId)
  return {
    currency: tariff.currency,
    owedMinor: Math.max(0, cards[0]?.sums.balanceMinor ?? 0),
    aloneUpToMinor: Math.max(0, tariff.secondPersonAboveMinor - waivedAloneMinor),
  }
}

/** The version in force, or, when the tariff has ended, the last one that was. */
export function waiverTariff(history: TariffHistory, day: CalendarDay) {
  return (history.findLast(({ from }) => from <= day) ?? history[0])?.tariff
}
