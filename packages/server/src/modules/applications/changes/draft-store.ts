import { sql, type Selectable } from 'kysely'
import type { CardChangeDraft, ChangeKind } from '#domain/card-changes/change.ts'
import type { Id } from '#kernel/ids.ts'
import type { Database, Queryable, Trx } from '#platform/db/database.ts'
import type { Candidate } from '#platform/jobs/sweep.ts'
import { wishShape } from './change-store.ts'
import type { CardChangeDraftRow } from './tables.ts'

/** There is one draft of each kind about a card. */
export type DraftKey = { readonly holderId: Id; readonly cardId: Id; readonly kind: ChangeKind }

function toDraft(row: Selectable<CardChangeDraftRow>): CardChangeDraft {
  return {
    holderId: row.holder_id,
    id: row.id,
    cardId: row.card_id,
    wish: wishShape.parse(row.wish),
    explanation: row.explanation,
    isSmsWanted: row.sms_wanted,
    version: row.version,
    updatedAt: row.updated_at,
  }
}

function aboutCard(db: Queryable, { holderId, cardId }: Omit<DraftKey, 'kind'>) {
  return db.selectFrom('card_change_drafts').selectAll().where('holder_id', '=', holderId).where('card_id', '=', cardId)
}

/** What is being prepared about a card, at most one of each kind. */
export async function listChangeDrafts(db: Queryable, card: Omit<DraftKey, 'kind'>): Promise<CardChangeDraft[]> {
  const rows = await aboutCard(db, card).execute()
  return rows.map(toDraft)
}

/** Reads a draft and keeps others from sending, changing or erasing it until the transaction ends. */
export async function lockChangeDraft(db: Queryable, key: DraftKey): Promise<CardChangeDraft | undefined> {
  const row = await aboutCard(db, key).where('kind', '=', key.kind).forUpdate().executeTakeFirst()
  return row && toDraft(row)
}

/** The same, by its own id. */
export async function lockChangeDraftById(
  db: Queryable,
  holderId: Id,
  draftId: Id,
): Promise<CardChangeDraft | undefined> {
  const row = await db
    .selectFrom('card_change_drafts')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('id', '=', draftId)
    .forUpdate()
    .executeTakeFirst()
  return row && toDraft(row)
}

/** Writes a draft, or writes over the one that is there, which keeps its id and with it its papers. */
export async function putChangeDraft(
  trx: Trx,
  { holderId, id, cardId, wish, explanation, isSmsWanted, updatedAt }: Omit<CardChangeDraft, 'version'>,
): Promise<CardChangeDraft> {
  const said = { wish: JSON.stringify(wish), explanation, sms_wanted: isSmsWanted, updated_at: updatedAt }
  const row = await trx
    .insertInto('card_change_drafts')
    .values({ holder_id: holderId, id, card_id: cardId, kind: wish.kind, ...said })
    .onConflict((conflict) =>
      conflict
        .columns(['holder_id', 'card_id', 'kind'])
        .doUpdateSet({ ...said, version: sql`card_change_drafts.version + 1` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  return toDraft(row)
}

export async function deleteChangeDraft(trx: Trx, { holderId, id }: CardChangeDraft): Promise<void> {
  await trx.deleteFrom('card_change_drafts').where('holder_id', '=', holderId).where('id', '=', id).execute()
}

/** Drafts that nobody has touched since an instant. */
export function listOldChangeDrafts(db: Database, before: Date, after: Candidate | undefined, limit: number) {
  const query = db
    .selectFrom('card_change_drafts')
    .select(['holder_id as holderId', 'id as requestId'])
    .where('updated_at', '<', before)
    .orderBy('holder_id')
    .orderBy('id')
    .limit(limit)
  const next = after
    ? query.where((eb) => eb(eb.refTuple('holder_id', 'id'), '>', eb.tuple(after.holderId, after.requestId)))
    : query
  return next.execute()
}
