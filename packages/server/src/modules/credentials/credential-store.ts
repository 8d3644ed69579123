import type { CardStatus } from '@sapar/verifier/format'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { CardCredentialRow } from './tables.ts'

/** A card's place in a status list. */
export type CardCredential = {
  readonly holderId: Id
  readonly id: Id
  readonly cardId: Id
  readonly listId: string
  readonly index: number
  /** As decided; the published list follows within seconds. */
  readonly status: CardStatus
  readonly issuedAt: Date
  readonly version: number
}

/** The credential a card has now; a reinstated card had others before. */
export async function findCredential(db: Queryable, holderId: Id, cardId: Id): Promise<CardCredential | undefined> {
  const row = await db
    .selectFrom('card_credentials')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('card_id', '=', cardId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return row && toCredential(row)
}

/** As `findCredential`, and nobody changes it before this transaction is through. */
export async function lockCredential(trx: Trx, holderId: Id, cardId: Id): Promise<CardCredential | undefined> {
  const row = await trx
    .selectFrom('card_credentials')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('card_id', '=', cardId)
    .where('superseded_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row && toCredential(row)
}

function toCredential(row: CardCredentialRow): CardCredential {
  return {
    holderId: row.holder_id,
    id: row.id,
    cardId: row.card_id,
    listId: row.list_id,
    index: row.idx,
    status: row.status as CardStatus,
    issuedAt: row.issued_at,
    version: row.version,
  }
}

/** @returns false when the card has a credential already */
export async function addCredential(trx: Trx, credential: Omit<CardCredential, 'version'>): Promise<boolean> {
  const added = await trx
    .insertInto('card_credentials')
    .values({
      holder_id: credential.holderId,
      id: credential.id,
      card_id: credential.cardId,
      list_id: credential.listId,
      idx: credential.index,
      status: credential.status,
      issued_at: credential.issuedAt,
      superseded_at: null,
      version: 1,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

type Change = Partial<Pick<CardCredentialRow, 'status' | 'superseded_at'>>

/** @returns false when the credential is no longer as it was read */
export async function changeCredential(
  trx: Trx,
  { holderId, id, version }: CardCredential,
  change: Change,
): Promise<boolean> {
  const updated = await trx
    .updateTable('card_credentials')
    .set({ ...change, version: version + 1 })
    .where('holder_id', '=', holderId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}
