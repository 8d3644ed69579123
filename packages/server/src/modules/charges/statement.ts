import { lastDayOver, type Charge } from '#domain/charges/charge.ts'
import { compareThrough, planPostings } from '#domain/charges/plan-postings.ts'
import type { Card } from '#domain/cards/card.ts'
import { listCards } from '#modules/cards'
import type { ReferenceBook } from '#modules/reference'
import { dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Money } from '#kernel/money.ts'
import type { Queryable } from '#platform/db/database.ts'
import { cardCharge, type ChargeFacts } from './card-charge.ts'
import { owedBy, type LedgerEntry } from './ledger-entry.ts'
import { listEntries } from './ledger-store.ts'
import { loadChargeFacts } from './load-charges.ts'
import { postedBy } from './posted.ts'
import { statementLines, type StatementLine } from './statement-lines.ts'

export type ReadStatement = {
  readonly holderIds: readonly Id[]
  /** One card only; left out: all. */
  readonly cardId?: Id
  readonly now: Date
}

/** What a card costs and what became of it. The lines add up to the balance. */
export type CardStatement = {
  readonly card: Card
  /** What decides the charge, for whoever wants to look ahead. */
  readonly facts: ChargeFacts
  /** What the function says through the last day that is over. */
  readonly charge: Charge
  /** What the day that is not over yet costs. */
  readonly todayMinor: number
  readonly currency: string
  readonly lines: readonly StatementLine[]
  readonly sums: StatementSums
}

/** `balanceMinor` = charged − waived − paid; below zero: paid more than owed. Refunds are taken off what was paid. */
export type StatementSums = {
  readonly chargedMinor: number
  readonly waivedMinor: number
  readonly paidMinor: number
  readonly balanceMinor: number
}

export type Statement = {
  readonly at: Date
  readonly today: CalendarDay
  /** The last day that is counted: yesterday in the authority's zone. */
  readonly through: CalendarDay
  readonly timeZone: string
  /** Cards that cost something or once did, in the order of "My account". */
  readonly cards: readonly CardStatement[]
  /** One for each currency. */
  readonly totals: readonly (StatementSums & Pick<Money, 'currency'>)[]
}

/**
 * What the cards of these holders cost, what was paid and what is owed. Days that the nightly run has not posted yet are
 * shown as it will post them, so the figures are those of the function at every hour.
 */
export async function readStatement(
  db: Queryable,
  book: ReferenceBook,
  { holderIds, cardId, now }: ReadStatement,
): Promise<Statement> {
  const { timeZone } = book.calendar
  const today = dayInZone(now, timeZone)
  const through = lastDayOver(now, timeZone)
  const all = await listCards(db, holderIds, today)
  const facts = await loadChargeFacts(
    db,
    all.filter(({ id }) => cardId === undefined || id === cardId),
  )
  const entries = Map.groupBy(await listEntries(db, holderIds, cardId), (entry) => entry.cardId)
  const days = { today, through, timeZone }
  const cards = facts.flatMap((fact) => cardStatement(fact, book, entries.get(fact.card.id) ?? [], days) ?? [])
  return { at: now, today, through, timeZone, cards, totals: totalsOf(cards) }
}

/** Of a card that was charged once and is of a type now that costs nothing. */
function noCharge(currency: string): Charge {
  const nothing = { totalMinor: 0, grossMinor: 0, waivedMinor: 0, lines: [], startsOn: null, stopsOn: null }
  return { currency, ...nothing, perDay: () => 0 }
}

type Days = Pick<Statement, 'today' | 'through' | 'timeZone'>

function cardStatement(
  facts: ChargeFacts,
  book: ReferenceBook,
  entries: readonly LedgerEntry[],
  { today, through, timeZone }: Days,
): CardStatement | undefined {
  const posted = postedBy(entries)
  const [first] = entries
  const charge = cardCharge(facts, book, compareThrough(posted, through)) ?? (first && noCharge(first.currency))
  if (!charge) return undefined
  if (first && first.currency !== charge.currency) throw new Error(`card ${facts.card.id} is charged in two currencies`)
  const paidMinor = entries
    .filter(({ kind }) => kind === 'payment' || kind === 'refund' || kind === 'refund-failure')
    .reduce((sum, entry) => sum - owedBy(entry), 0)
  const { currency, grossMinor: chargedMinor, waivedMinor, totalMinor } = charge
  return {
    card: facts.card,
    facts,
    charge,
    todayMinor: charge.perDay(today),
    currency,
    lines: statementLines(entries, planPostings(charge, posted), { through, timeZone }),
    sums: { chargedMinor, waivedMinor, paidMinor, balanceMinor: totalMinor - paidMinor },
  }
}

function totalsOf(cards: readonly CardStatement[]): Statement['totals'] {
  const byCurrency = Map.groupBy(cards, ({ currency }) => currency)
  return [...byCurrency].map(([currency, group]) => {
    const total = (of: keyof StatementSums): number => group.reduce((sum, { sums }) => sum + sums[of], 0)
    return {
      currency,
      chargedMinor: total('chargedMinor'),
      waivedMinor: total('waivedMinor'),
      paidMinor: total('paidMinor'),
      balanceMinor: total('balanceMinor'),
    }
  })
}
