import { cardStatus, mayStatusChange, type CardStatus } from '@sapar/verifier/format'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { CardCredential } from '../credential-store.ts'
import type { WalletCopyRow } from './tables.ts'

/** A copy of a card in a wallet, by its place in a status list. */
export type WalletCopy = {
  readonly holderId: Id
  readonly id: Id
  readonly cardId: Id
  readonly listId: string
  readonly index: number
  readonly status: CardStatus
}

export async function addCopies(trx: Trx, rows: readonly WalletCopyRow[]): Promise<void> {
  await trx.insertInto('wallet_copies').values(rows).execute()
}

export async function listCopies(db: Queryable, { holderId, id }: CardCredential): Promise<WalletCopy[]> {
  const rows = await db
    .selectFrom('wallet_copies')
    .select(['holder_id', 'id', 'card_id', 'list_id', 'idx', 'status'])
    .where('holder_id', '=', holderId)
    .where('credential_id', '=', id)
    .orderBy('issued_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    holderId: row.holder_id,
    id: row.id,
    cardId: row.card_id,
    listId: row.list_id,
    index: row.idx,
    status: row.status as CardStatus,
  }))
}

export async function setCopyStatus(trx: Trx, { holderId, id }: WalletCopy, status: CardStatus): Promise<void> {
  await trx
    .updateTable('wallet_copies')
    .set({ status })
    .where('holder_id', '=', holderId)
    .where('id', '=', id)
    .execute()
}

/** What wallets were given of a card, newest first: one line for each time. */
export type CopiesGiven = { readonly at: Date; readonly count: number; readonly isEnded: boolean }

export async function listCopiesGiven(db: Queryable, holderId: Id, cardId: Id): Promise<CopiesGiven[]> {
  const rows = await db
    .selectFrom('wallet_copies')
    .select((eb) => ['issued_at', eb.fn.countAll<number>().as('count'), eb.fn.min('status').as('status')])
    .where('holder_id', '=', holderId)
    .where('card_id', '=', cardId)
    .groupBy(['credential_id', 'offer_id', 'issued_at'])
    .orderBy('issued_at', 'desc')
    .execute()
  return rows.map(({ issued_at: at, count, status }) => {
    // copies that were given together change together
    const isEnded = !mayStatusChange(status as CardStatus, cardStatus.valid)
    return { at, count, isEnded }
  })
}
