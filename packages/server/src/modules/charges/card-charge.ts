import { charge, type Charge, type ChargeInput, type ChargeIssue, type Waiver } from '#domain/charges/charge.ts'
import type { Card } from '#domain/cards/card.ts'
import type { ReferenceBook } from '#modules/reference'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { ChargeStop } from './stop-store.ts'

/** Everything that decides what a card costs. */
export type ChargeFacts = {
  readonly card: Card
  readonly stop: ChargeStop | undefined
  readonly waivers: readonly Waiver[]
}

/** What a card costs for the days up to one, as everybody is told it; undefined: it is not charged here. */
export function cardCharge(facts: ChargeFacts, book: ReferenceBook, through: CalendarDay): Charge | undefined {
  return charge({ ...chargeInput(facts, book), through })
}

export function chargeInput({ card, stop, waivers }: ChargeFacts, book: ReferenceBook): Omit<ChargeInput, 'through'> {
  return {
    issue: issueOf(card, stop),
    tariff: card.endedBeforeImport ? [] : book.tariffFor(card.cardType),
    timeZone: book.calendar.timeZone,
    stoppedAt: stop?.at ?? null,
    waivers,
  }
}

/** What the authority ended on its own, or the register cancelled, ends the charge that day. */
function issueOf(card: Card, stop: ChargeStop | undefined): ChargeIssue {
  const { validFrom, validUntil, tripEndsOn, lastExitOn, state, stateSince } = card
  const hasEnded = state === 'revoked' || state === 'annulled' || (state === 'cancelled' && !stop)
  return { validFrom, validUntil, tripEndsOn, lastExitOn, endedAt: hasEnded ? stateSince : null }
}
