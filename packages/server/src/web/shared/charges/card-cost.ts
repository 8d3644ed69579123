import { charge, type ChargeInput } from '#domain/charges/charge.ts'
import { chargeOutlook, type ChargeOutlook } from '#domain/charges/outlook.ts'
import type { TariffPeriod } from '#domain/charges/tariff.ts'
import type { Card } from '#domain/cards/card.ts'
import { chargeInput, loadChargeFacts, type ChargeFacts } from '#modules/charges'
import type { ReferenceBook } from '#modules/reference'
import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'

/** What a card costs today, and what that was worked out from. Every page tells it from here, the office's as well. */
export type CardCost = {
  readonly facts: ChargeFacts
  readonly input: Omit<ChargeInput, 'through'>
  readonly outlook: ChargeOutlook
  readonly today: CalendarDay
}

/** @returns undefined when cards of this type cost nothing */
export function cardCost(facts: ChargeFacts, book: ReferenceBook): CardCost | undefined {
  return costOf(facts, chargeInput(facts, book), book.day)
}

/** What it would cost if the request on record were none: recalled, withdrawn, lapsed or refused. */
export function costIfNeverStopped({ facts, input, today }: CardCost): CardCost {
  const cost = costOf(facts, { ...input, stoppedAt: null }, today)
  if (!cost) throw new Error('a stop does not decide whether there is a tariff')
  return cost
}

function costOf(facts: ChargeFacts, input: CardCost['input'], today: CalendarDay): CardCost | undefined {
  const outlook = chargeOutlook(input, { today })
  return outlook && { facts, input, outlook, today }
}

/** The costs of these cards, by card; a card that costs nothing has no entry. */
export async function readCardCosts(
  db: Queryable,
  book: ReferenceBook,
  cards: readonly Card[],
): Promise<ReadonlyMap<Id, CardCost>> {
  return costsByCard(await loadChargeFacts(db, cards), book)
}

/** The same from facts that are loaded already. */
export function costsByCard(facts: readonly ChargeFacts[], book: ReferenceBook): ReadonlyMap<Id, CardCost> {
  return new Map(
    facts.flatMap((fact) => {
      const cost = cardCost(fact, book)
      return cost ? [[fact.card.id, cost] as const] : []
    }),
  )
}

export async function readCardCost(db: Queryable, book: ReferenceBook, card: Card): Promise<CardCost | undefined> {
  return (await readCardCosts(db, book, [card])).get(card.id)
}

/** The version that prices a day; before the first one begins, that one. */
export function tariffOn({ input: { tariff } }: CardCost, day: CalendarDay): TariffPeriod | undefined {
  return tariff.findLast(({ from }) => from <= day) ?? tariff[0]
}

/** The first day that costs something and what it costs, for a charge that has not begun or is in its free days. */
export function firstPaidDay(cost: CardCost): { readonly on: CalendarDay; readonly perDayMinor: number } | undefined {
  const { state } = cost.outlook
  const from = state.kind === 'free' ? state.paidFrom : state.kind === 'not-begun' ? state.beginsOn : null
  if (from === null) return undefined
  const freeDays = tariffOn(cost, from)?.tariff.freeDays ?? 0
  const ahead = charge({ ...cost.input, through: addDays(from, freeDays) })
  const line = ahead?.lines.find(({ to, perDayMinor }) => to >= from && perDayMinor > 0)
  return line && { on: line.from, perDayMinor: line.perDayMinor }
}

/** Whether the charge has reached the most that the card can cost. */
export function isAtCap(cost: CardCost): boolean {
  const { outlook, today } = cost
  return tariffOn(cost, today)?.tariff.capMinor === outlook.owed.grossMinor
}

/** Whether something will still be added, so that asking to cancel changes what is owed. */
export function isStillCounting({ outlook: { state } }: CardCost): boolean {
  return state.kind !== 'frozen' && state.kind !== 'ended'
}
