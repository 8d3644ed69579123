import { commitTo, saltLength, type CardStatus, type JsonObject, type LogEntryKind } from '@sapar/verifier/format'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import { addPublishJob } from './publish-job.ts'
import type { CredentialsDeps } from './deps.ts'

export type CredentialEventDeps = Pick<CredentialsDeps, 'clock' | 'newId' | 'randomBytes'>

export type NewCredentialEvent = {
  readonly holderId: Id
  readonly cardId: Id
  readonly kind: LogEntryKind
  /** Undefined for a card that never had a place in a list. */
  readonly place?: {
    readonly credentialId: Id
    readonly listId: string
    readonly index: number
    readonly status: CardStatus
  }
  readonly event: JsonObject
}

/**
 * Writes down that something happened to a card's credential, in the transaction in which it happens. The publisher takes
 * it from there to list and log.
 * @returns the id of the event; a document about it is found by it
 */
export async function recordCredentialEvent(
  trx: Trx,
  { clock, newId, randomBytes }: CredentialEventDeps,
  { holderId, cardId, kind, place, event }: NewCredentialEvent,
): Promise<Id> {
  const salt = randomBytes(saltLength)
  const id = newId()
  await trx
    .insertInto('credential_events')
    .values({
      holder_id: holderId,
      id,
      card_id: cardId,
      credential_id: place?.credentialId ?? null,
      kind,
      list_id: place?.listId ?? null,
      idx: place?.index ?? null,
      status: place?.status ?? null,
      event: JSON.stringify(event),
      salt: Buffer.from(salt),
      commitment: Buffer.from(await commitTo(event, salt)),
      at: new Date(Math.floor(clock.now().getTime() / 1_000) * 1_000),
      applied_at: null,
      log_index: null,
    })
    .execute()
  await addPublishJob(trx)
  return id
}
