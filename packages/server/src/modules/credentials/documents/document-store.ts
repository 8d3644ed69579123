import type { DocumentKind } from '@sapar/verifier/format'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { SigningIntentionRow } from '../tables.ts'

/** Which document of which card: one for each event or request that it is about. */
export type DocumentName = { readonly holderId: Id; readonly document: DocumentKind; readonly aboutId: Id }

export type SignedDocument = {
  /** The text of the bar code, as verifiers read it. */
  readonly text: string
  /** The same for a wallet (SD-JWT VC); undefined for a receipt. */
  readonly walletCopy: string | undefined
  readonly signedAt: Date
}

/** A signed document; undefined until it has been signed, which takes a second after its decision. */
export async function findDocument(
  db: Queryable,
  { holderId, document, aboutId }: DocumentName,
): Promise<SignedDocument | undefined> {
  const row = await db
    .selectFrom('signing_intentions as i')
    .innerJoin('signed_documents as d', (join) =>
      join.onRef('d.holder_id', '=', 'i.holder_id').onRef('d.id', '=', 'i.id'),
    )
    .select(['d.text', 'd.wallet_copy', 'd.signed_at'])
    .where('i.holder_id', '=', holderId)
    .where('i.document', '=', document)
    .where('i.about_id', '=', aboutId)
    .executeTakeFirst()
  return row && { text: row.text, walletCopy: row.wallet_copy ?? undefined, signedAt: row.signed_at }
}

export async function findIntention(
  db: Queryable,
  { holderId, document, aboutId }: DocumentName,
): Promise<SigningIntentionRow | undefined> {
  return db
    .selectFrom('signing_intentions')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('document', '=', document)
    .where('about_id', '=', aboutId)
    .executeTakeFirst()
}

export async function addIntention(db: Queryable, row: SigningIntentionRow): Promise<void> {
  await db
    .insertInto('signing_intentions')
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute()
}

/** Takes back an intention that came to nothing: no document has its id. */
export async function removeIntention(trx: Trx, { holder_id: holderId, id }: SigningIntentionRow): Promise<void> {
  await trx.deleteFrom('signing_intentions').where('holder_id', '=', holderId).where('id', '=', id).execute()
}

export async function addDocument(
  db: Queryable,
  { holder_id: holderId, id }: SigningIntentionRow,
  { text, walletCopy, signedAt }: SignedDocument,
): Promise<void> {
  await db
    .insertInto('signed_documents')
    .values({ holder_id: holderId, id, text, wallet_copy: walletCopy ?? null, signed_at: signedAt })
    .onConflict((on) => on.doNothing())
    .execute()
}
