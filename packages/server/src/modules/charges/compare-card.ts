import { lastDayOver, type Charge } from '#domain/charges/charge.ts'
import {
  chargedDays,
  compareThrough,
  planPostings,
  type Owed,
  type Posted,
  type Posting,
} from '#domain/charges/plan-postings.ts'
import type { ReferenceBook } from '#modules/reference'
import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import type { AccountMark, ChargeAccount } from './account-store.ts'
import { cardCharge, type ChargeFacts } from './card-charge.ts'
import { tariffMarks, uncharged } from './tariff-marks.ts'

/** By what a run prices and counts: made once, because it goes for every card. */
export type Measure = {
  readonly book: ReferenceBook
  readonly now: Date
  /** The last day that is over. */
  readonly through: CalendarDay
  /** By the code of the card type. */
  readonly marks: ReadonlyMap<string, string>
}

export function measureAt(book: ReferenceBook, now: Date): Measure {
  return { book, now, through: lastDayOver(now, book.calendar.timeZone), marks: tariffMarks(book) }
}

/** What has to be posted for a card, and what its account remembers afterwards. */
export type Comparison = { readonly postings: readonly Posting[]; readonly mark: AccountMark }

/** The card has come to be priced in another currency than it was charged in. */
export type CurrencyDiffers = { readonly stuck: 'currency-differs' }

/**
 * How much of the ledger has to be read to compare a card. `days`: nothing bears on the charge since the last time, so
 * the days since then are all that is new.
 */
export function depthOf(facts: ChargeFacts, account: ChargeAccount, measure: Measure): 'nothing' | 'days' | 'all' {
  const { card, waivers } = facts
  if (account.cardVersion !== card.version || account.tariffMark !== markOf(facts, measure)) return 'all'
  if (account.nextOn === null || account.nextOn > measure.through) return 'nothing'
  // what is waived is bounded by what was charged, so each new day may change it
  return waivers.length === 0 ? 'days' : 'all'
}

/** @param posted what the ledger says of the card; undefined: all days before `nextOn` are known to be right */
export function compareCard(
  facts: ChargeFacts,
  account: ChargeAccount,
  measure: Measure,
  posted?: Posted,
): Comparison | CurrencyDiffers {
  const through = posted ? compareThrough(posted, measure.through) : measure.through
  const charge = cardCharge(facts, measure.book, through)
  if (charge && charge.currency !== account.currency) return { stuck: 'currency-differs' }
  const owed: Owed = charge ?? { lines: [], grossMinor: 0, waivedMinor: 0 }
  const { holderId, id: cardId, version: cardVersion } = facts.card
  const nextOn = charge ? nextDay(charge, through) : null
  return {
    postings: posted ? planPostings(owed, posted) : chargedDays(owed.lines, account.nextOn ?? undefined),
    mark: { holderId, cardId, cardVersion, tariffMark: markOf(facts, measure), nextOn },
  }
}

const markOf = ({ card }: ChargeFacts, { marks }: Measure): string => marks.get(card.cardType) ?? uncharged

/** The first day after these that may cost something; null: none, as far as is known. */
function nextDay({ startsOn, stopsOn }: Charge, through: CalendarDay): CalendarDay | null {
  const next = addDays(through, 1)
  if (startsOn === null || (stopsOn !== null && stopsOn <= next)) return null
  return startsOn > next ? startsOn : next
}
