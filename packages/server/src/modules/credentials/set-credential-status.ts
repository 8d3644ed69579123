import { mayStatusChange, type CardStatus, type JsonObject } from '@sapar/verifier/format'
import { logKindOf } from '#domain/credentials/status-of-card.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { changeCredential, findCredential } from './credential-store.ts'
import { addSignJob } from './documents/sign-job.ts'
import { recordCredentialEvent, type CredentialEventDeps } from './record-event.ts'
import { changeCopies } from './wallet/change-copies.ts'

export type SetCredentialStatus = {
  readonly holderId: Id
  readonly cardId: Id
  readonly status: CardStatus
  /** What the log commits to. For a cancellation that gets a certificate, the certificate's `data` (`certificateData`). */
  readonly event: JsonObject
  /** True when `event` is a certificate's data: it is signed once the transaction is through. */
  readonly isCertified?: boolean
}

export type CredentialStatusSet = { readonly eventId: Id }

export type SetCredentialStatusRefusal = { readonly code: 'status-is-final' } | { readonly code: 'changed-meanwhile' }

/**
 * Changes what list and log say of a card and of its copies in wallets, in the transaction of the decision. The lists follow
 * within seconds. A card without a credential (it had expired before it could get one) leaves its entry in the log only.
 */
export async function setCredentialStatus(
  trx: Trx,
  deps: CredentialEventDeps,
  { holderId, cardId, status, event, isCertified = false }: SetCredentialStatus,
): Promise<Result<CredentialStatusSet, SetCredentialStatusRefusal>> {
  const credential = await findCredential(trx, holderId, cardId)
  if (credential) {
    if (!mayStatusChange(credential.status, status)) return refuse({ code: 'status-is-final' })
    if (!(await changeCredential(trx, credential, { status }))) return refuse({ code: 'changed-meanwhile' })
    await changeCopies(trx, deps, credential, status)
  }
  const place = credential && {
    credentialId: credential.id,
    listId: credential.listId,
    index: credential.index,
    status,
  }
  const kind = logKindOf(status)
  const common = { holderId, cardId, kind, event }
  const eventId = await recordCredentialEvent(trx, deps, place ? { ...common, place } : common)
  if (isCertified) await addSignJob(trx, { holderId, eventId, document: 'certificate' })
  return ok({ eventId })
}
