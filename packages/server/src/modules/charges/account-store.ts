import { sql } from 'kysely'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import { anyOf } from './any-of.ts'

export type CardKey = { readonly holderId: Id; readonly cardId: Id }

/** A card that can owe. All of its entries are in one currency: the database takes no other (I-06). */
export type NewAccount = CardKey & { readonly currency: string }

/** With what the ledger of a card was compared last. */
export type AccountMark = CardKey & {
  /** null: not yet, or something bears on the charge since. */
  readonly cardVersion: number | null
  readonly tariffMark: string | null
  /** The first day that is not posted; null: nothing more will be charged unless something changes. */
  readonly nextOn: CalendarDay | null
}

export type ChargeAccount = NewAccount & AccountMark

/** Opens accounts unless they are there. */
export async function openAccounts(trx: Trx, accounts: readonly NewAccount[]): Promise<void> {
  if (accounts.length === 0) return
  await sql`
    insert into charge_accounts (holder_id, card_id, currency)
    select * from unnest(${holdersOf(accounts)}::uuid[], ${cardsOf(accounts)}::uuid[],
      ${accounts.map(({ currency }) => currency)}::text[])
    on conflict (holder_id, card_id) do nothing`.execute(trx)
}

/**
 * The accounts of these cards, held until the end of the transaction: only one run at a time plans for a card. They are
 * taken in one order, so that two runs wait for each other and not in a circle.
 */
export async function lockAccounts(trx: Trx, keys: readonly CardKey[]): Promise<ChargeAccount[]> {
  const rows = await trx
    .selectFrom('charge_accounts')
    .selectAll()
    .where('holder_id', '=', anyOf(holdersOf(keys)))
    .where(sql<boolean>`(holder_id, card_id) in (
      select * from unnest(${holdersOf(keys)}::uuid[], ${cardsOf(keys)}::uuid[]))`)
    .orderBy('holder_id')
    .orderBy('card_id')
    // entries that others post need no more than that the account is there
    .forNoKeyUpdate()
    .execute()
  return rows.map((row) => ({
    holderId: row.holder_id,
    cardId: row.card_id,
    currency: row.currency,
    cardVersion: row.card_version,
    tariffMark: row.tariff_mark,
    nextOn: row.next_on,
  }))
}

/** Remembers with what each of these was compared, under their lock. */
export async function markAccounts(trx: Trx, marks: readonly AccountMark[]): Promise<void> {
  if (marks.length === 0) return
  await sql`
    update charge_accounts a set card_version = m.card_version, tariff_mark = m.tariff_mark, next_on = m.next_on
    from unnest(${holdersOf(marks)}::uuid[], ${cardsOf(marks)}::uuid[],
      ${marks.map(({ cardVersion }) => cardVersion)}::int[], ${marks.map(({ tariffMark }) => tariffMark)}::text[],
      ${marks.map(({ nextOn }) => nextOn)}::date[]) as m(holder_id, card_id, card_version, tariff_mark, next_on)
    where a.holder_id = m.holder_id and a.card_id = m.card_id and a.holder_id = ${anyOf(holdersOf(marks))}`.execute(trx)
}

/**
 * Says that something bears on the charge of a card: the next run compares all of it with the ledger again. Called in the
 * transaction of the change, so that a run which is under way either sees the change or is followed by one that does.
 */
export async function compareAgain(trx: Trx, { holderId, cardId }: CardKey): Promise<void> {
  await trx
    .updateTable('charge_accounts')
    .set({ card_version: null })
    .where('holder_id', '=', holderId)
    .where('card_id', '=', cardId)
    .execute()
}

const holdersOf = (keys: readonly CardKey[]): Id[] => keys.map(({ holderId }) => holderId)
const cardsOf = (keys: readonly CardKey[]): Id[] => keys.map(({ cardId }) => cardId)
