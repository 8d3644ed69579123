import { z } from 'zod'
import type { CardChange, ChangeWish } from '#domain/card-changes/change.ts'
import { openChangeStates } from '#domain/card-changes/life-cycle.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { Insertable, Selectable, Updateable } from 'kysely'
import { passportShape } from '../application-row.ts'
import type { CardChangeRow } from './tables.ts'

export const wishShape: z.ZodType<ChangeWish> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['correct-data', 'new-passport']),
    passport: passportShape,
    mrz: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('lost-card') }),
  z.strictObject({ kind: z.literal('extend'), validUntil: z.string() }),
])

export function toChange(row: Selectable<CardChangeRow>): CardChange {
  return {
    holderId: row.holder_id,
    id: row.id,
    cardId: row.card_id,
    accountId: row.account_id,
    reference: row.reference,
    state: row.state,
    wish: wishShape.parse(row.wish),
    explanation: row.explanation,
    language: row.language,
    isSmsWanted: row.sms_wanted,
    submittedAt: row.submitted_at,
    submittedOn: row.submitted_on,
    dueOn: row.due_on,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    ground: row.ground,
    version: row.version,
  }
}

/** One such request of these holders. Somebody else's answers exactly like one that does not exist (I-10). */
export async function findCardChange(
  db: Queryable,
  holderIds: readonly Id[],
  changeId: Id,
): Promise<CardChange | undefined> {
  if (holderIds.length === 0) return undefined
  const row = await db
    .selectFrom('card_changes')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .where('id', '=', changeId)
    .executeTakeFirst()
  return row && toChange(row)
}

/** Every such request of these holders, newest first. */
export async function listCardChanges(db: Queryable, holderIds: readonly Id[]): Promise<CardChange[]> {
  if (holderIds.length === 0) return []
  const rows = await db
    .selectFrom('card_changes')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toChange)
}

/** Reads a request and keeps others from changing it until the transaction ends. */
export async function lockCardChange(db: Queryable, holderId: Id, changeId: Id): Promise<CardChange | undefined> {
  const row = await db
    .selectFrom('card_changes')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('id', '=', changeId)
    .forUpdate()
    .executeTakeFirst()
  return row && toChange(row)
}

/** The request that stands in the way of another one about the same card. */
export async function findOpenChange(db: Queryable, holderId: Id, cardId: Id): Promise<CardChange | undefined> {
  const row = await db
    .selectFrom('card_changes')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('card_id', '=', cardId)
    .where('state', 'in', [...openChangeStates])
    .executeTakeFirst()
  return row && toChange(row)
}

/** @returns false when another request about the card is open: the unique index decides, whoever came first */
export async function insertChange(trx: Trx, row: Insertable<CardChangeRow>): Promise<boolean> {
  const inserted = await trx
    .insertInto('card_changes')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** @returns the request as it is now, or undefined when somebody changed it meanwhile */
export async function changeCardChange(
  trx: Trx,
  change: CardChange,
  to: Pick<Updateable<CardChangeRow>, 'state' | 'decided_at' | 'decided_by' | 'ground'>,
  at: Date,
): Promise<CardChange | undefined> {
  const row = await trx
    .updateTable('card_changes')
    .set({ ...to, updated_at: at, version: change.version + 1 })
    .where('holder_id', '=', change.holderId)
    .where('id', '=', change.id)
    .where('state', '=', change.state)
    .where('version', '=', change.version)
    .returningAll()
    .executeTakeFirst()
  return row && toChange(row)
}

const tries = 5

/** Takes a reference that nobody has. Five in a row that somebody has mean that chance is broken. */
export async function claimChangeReference(
  trx: Trx,
  newReference: () => string,
  key: { readonly holderId: Id; readonly changeId: Id },
): Promise<string> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const reference = newReference()
    const inserted = await trx
      .insertInto('card_change_references')
      .values({ reference, holder_id: key.holderId, change_id: key.changeId })
      .onConflict((conflict) => conflict.column('reference').doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 1n) return reference
  }
  throw new Error('no free reference found: the source of chance repeats itself')
}

/** Whose request this is, for staff pages whose address names the request alone. */
export async function findChangeKey(
  db: Queryable,
  changeId: Id,
): Promise<{ readonly holderId: Id; readonly changeId: Id } | undefined> {
  const row = await db
    .selectFrom('card_change_references')
    .select(['holder_id', 'change_id'])
    .where('change_id', '=', changeId)
    .executeTakeFirst()
  return row && { holderId: row.holder_id, changeId: row.change_id }
}
