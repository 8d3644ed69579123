import type { JsonObject } from '@sapar/verifier/format'
import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { CredentialsDeps } from '../deps.ts'
import { findDocument, type SignedDocument } from './document-store.ts'
import { signEvent } from './sign-event.ts'

/** A card's document, or the certificate that it was cancelled: decided, and signed about a second later. */
export type DecidedPaper = {
  readonly holderId: Id
  readonly cardId: Id
  readonly document: 'card' | 'certificate'
  /** The event that it is about; papers, log and signatures are found by it. */
  readonly eventId: Id
  readonly decidedAt: Date
  /** What the public log holds of it: SHA-256 of its salt and its data. */
  readonly commitment: Uint8Array
  /** Undefined: it is being made. */
  readonly signed: SignedDocument | undefined
}

const kinds = { card: ['issued', 'reinstated'], certificate: ['cancelled'] } as const

/** The newest of its kind: a card that was reinstated has a document for each of its lives. */
export async function findPaper(
  db: Queryable,
  { holderId, cardId, document }: Pick<DecidedPaper, 'holderId' | 'cardId' | 'document'>,
): Promise<DecidedPaper | undefined> {
  const papers = await listPapers(db, [holderId], document)
  return papers.find((paper) => paper.cardId === cardId)
}

/** Papers of these holders, newest first. A cancellation without a certificate (an expired card) is not among them. */
export async function listPapers(
  db: Queryable,
  holderIds: readonly Id[],
  document: DecidedPaper['document'],
): Promise<DecidedPaper[]> {
  if (holderIds.length === 0) return []
  const rows = await db
    .selectFrom('credential_events as e')
    .leftJoin('signing_intentions as i', (join) =>
      join.onRef('i.holder_id', '=', 'e.holder_id').onRef('i.about_id', '=', 'e.id').on('i.document', '=', document),
    )
    .leftJoin('signed_documents as d', (join) =>
      join.onRef('d.holder_id', '=', 'i.holder_id').onRef('d.id', '=', 'i.id'),
    )
    .select([
      'e.holder_id',
      'e.id',
      'e.card_id',
      'e.event',
      'e.at',
      'e.commitment',
      'd.text',
      'd.wallet_copy',
      'd.signed_at',
    ])
    .where('e.holder_id', 'in', [...holderIds])
    .where('e.kind', 'in', [...kinds[document]])
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .execute()
  return rows
    .filter(({ event }) => Object.hasOwn(event as JsonObject, 'hdr'))
    .map((row) => ({
      holderId: row.holder_id,
      cardId: row.card_id,
      document,
      eventId: row.id,
      decidedAt: row.at,
      commitment: row.commitment,
      signed:
        row.text === null || row.signed_at === null
          ? undefined
          : { text: row.text, walletCopy: row.wallet_copy ?? undefined, signedAt: row.signed_at },
    }))
}

/**
 * The signed document about an event, for whoever must have it now, such as a letter that it goes with: what its job has
 * not signed yet is signed here, and once.
 */
export async function getSigned(
  deps: CredentialsDeps,
  order: Pick<DecidedPaper, 'holderId' | 'eventId' | 'document'>,
): Promise<SignedDocument> {
  const { holderId, document, eventId: aboutId } = order
  const name = { holderId, document, aboutId }
  const earlier = await findDocument(deps.db, name)
  if (earlier) return earlier
  await signEvent(deps, order)
  const signed = await findDocument(deps.db, name)
  if (!signed) throw new Error(`no ${document} of this holder is about the event ${aboutId}`)
  return signed
}
