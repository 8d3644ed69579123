import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { openAccounts } from './account-store.ts'
import { accountsOf, type LedgerEntry, type NewLedgerEntry, type SourcedEntry } from './ledger-entry.ts'
import { anyOf } from './any-of.ts'
import type { LedgerEntryRow } from './tables.ts'

/** What a card owes by the ledger: `receivable`, debit less credit. Below zero: paid more than owed. */
export type CardBalance = {
  readonly holderId: Id
  readonly cardId: Id
  readonly currency: string
  readonly owedMinor: number
}

/**
 * Posts what was done elsewhere: a waiver, a payment, a refund or the failure of one. The same source is posted once.
 * @returns false when it was posted before
 * @throws Error when the amount is none, when the currency is not the card's, or when the source was posted otherwise
 */
export async function postEntry(trx: Trx, entry: SourcedEntry): Promise<boolean> {
  await openAccounts(trx, [entry])
  const inserted = await trx
    .insertInto('ledger_entries')
    .values(toRow(entry))
    .onConflict((conflict) =>
      conflict.columns(['holder_id', 'source_id', 'kind']).where('source_id', 'is not', null).doNothing(),
    )
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 1n) return true
  await assertPostedAlike(trx, entry)
  return false
}

/**
 * Posts entries that the planner made at one moment, under the lock of their accounts; one that is there already is a bug
 * and throws.
 */
export async function insertEntries(trx: Trx, entries: readonly NewLedgerEntry[]): Promise<void> {
  const rows = entries.map(toRow)
  await insertCharges(
    trx,
    rows.filter(({ kind }) => kind === 'charge'),
  )
  const others = rows.filter(({ kind }) => kind !== 'charge')
  if (others.length > 0) await trx.insertInto('ledger_entries').values(others).execute()
}

/** Nearly all entries are days of one run, so they go in as arrays of what differs between them: cheaper to read than rows. */
async function insertCharges(trx: Trx, rows: readonly LedgerEntryRow[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const column = <K extends keyof LedgerEntryRow>(name: K): LedgerEntryRow[K][] => rows.map((row) => row[name])
  await sql`
    insert into ledger_entries (holder_id, id, card_id, amount_minor, currency, charged_on, kind, debit, credit, posted_at)
    select e.*, ${first.kind}, ${first.debit}, ${first.credit}, ${first.posted_at}::timestamptz
    from unnest(${column('holder_id')}::uuid[], ${column('id')}::uuid[], ${column('card_id')}::uuid[],
      ${column('amount_minor')}::bigint[], ${column('currency')}::text[], ${column('charged_on')}::date[]) as e`.execute(
    trx,
  )
}

/** The entries of these holders in the order in which they were posted; of one card when it is named. */
export async function listEntries(db: Queryable, holderIds: readonly Id[], cardId?: Id): Promise<LedgerEntry[]> {
  if (holderIds.length === 0) return []
  let query = db.selectFrom('ledger_entries').selectAll().where('holder_id', '=', anyOf(holderIds))
  if (cardId !== undefined) query = query.where('card_id', '=', cardId)
  const rows = await query.orderBy('posted_at').orderBy('id').execute()
  return rows.map(toEntry)
}

/** What each card of these holders owes, as far as anything was posted for it. */
export async function listBalances(db: Queryable, holderIds: readonly Id[]): Promise<CardBalance[]> {
  if (holderIds.length === 0) return []
  const owed = sql<number>`sum(case when debit = 'receivable' then amount_minor else -amount_minor end)::bigint`
  const rows = await db
    .selectFrom('ledger_entries')
    .select(['holder_id', 'card_id', 'currency', owed.as('owed')])
    .where('holder_id', '=', anyOf(holderIds))
    .where((eb) => eb.or([eb('debit', '=', 'receivable'), eb('credit', '=', 'receivable')]))
    .groupBy(['holder_id', 'card_id', 'currency'])
    .execute()
  return rows.map((row) => ({
    holderId: row.holder_id,
    cardId: row.card_id,
    currency: row.currency,
    owedMinor: row.owed,
  }))
}

function toRow(entry: NewLedgerEntry): LedgerEntryRow {
  const { amountMinor } = entry
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) throw new RangeError(`no amount: ${amountMinor}`)
  return {
    holder_id: entry.holderId,
    id: entry.id,
    card_id: entry.cardId,
    kind: entry.kind,
    ...accountsOf(entry),
    amount_minor: amountMinor,
    currency: entry.currency,
    charged_on: entry.kind === 'charge' ? entry.chargedOn : null,
    correction_number: 'correctionNumber' in entry ? entry.correctionNumber : null,
    source_id: 'sourceId' in entry ? entry.sourceId : null,
    posted_at: entry.at,
  }
}

function toEntry(row: LedgerEntryRow): LedgerEntry {
  return {
    holderId: row.holder_id,
    cardId: row.card_id,
    id: row.id,
    kind: row.kind,
    debit: row.debit,
    credit: row.credit,
    amountMinor: row.amount_minor,
    currency: row.currency,
    chargedOn: row.charged_on,
    correctionNumber: row.correction_number,
    sourceId: row.source_id,
    at: row.posted_at,
  }
}

/** The same source with another amount would be a payment that changed after it was booked. */
async function assertPostedAlike(trx: Trx, entry: SourcedEntry): Promise<void> {
  const { kind, sourceId, holderId } = entry
  const posted = await trx
    .selectFrom('ledger_entries')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('source_id', '=', sourceId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  const { cardId, amountMinor, currency } = toEntry(posted)
  if (cardId === entry.cardId && amountMinor === entry.amountMinor && currency === entry.currency) return
  throw new Error(
    `${kind} ${sourceId} was posted as ${amountMinor} ${currency}, not ${entry.amountMinor} ${entry.currency}`,
  )
}
