import type { DocumentKind, JsonObject } from '@sapar/verifier/format'
import type { Id } from '#kernel/ids.ts'
import type { CredentialsDeps } from '../deps.ts'
import { signDocument } from './sign-document.ts'

type Order = { readonly holderId: Id; readonly eventId: Id; readonly document: Exclude<DocumentKind, 'receipt'> }

/**
 * The job that signs the document about an event. A document that our own verifier does not accept is a fault of ours: it
 * stays in the queue, with its reason, until somebody has looked.
 */
export async function signEvent(deps: CredentialsDeps, payload: unknown): Promise<void> {
  const { holderId, eventId, document } = payload as Order
  const row = await deps.db
    .selectFrom('credential_events')
    .select(['card_id', 'event'])
    .where('holder_id', '=', holderId)
    .where('id', '=', eventId)
    .executeTakeFirst()
  // erased with its holder meanwhile
  if (!row) return
  const data = row.event as JsonObject
  const signed = await signDocument(deps, { holderId, cardId: row.card_id, document, aboutId: eventId, data })
  if (!signed.ok) throw new Error(`${document} about event ${eventId}: ${signed.refusal.why}`)
}
