import { mayStatusChange, type CardStatus } from '@sapar/verifier/format'
import { logKindOf } from '#domain/credentials/status-of-card.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CardCredential } from '../credential-store.ts'
import { recordCredentialEvent, type CredentialEventDeps } from '../record-event.ts'
import { listCopies, setCopyStatus } from './copy-store.ts'

/**
 * Every copy in a wallet goes the way of its card, in the transaction of the card. The card's row must be locked by then:
 * whoever gives out a copy locks it too, so that none slips through between the two.
 */
export async function changeCopies(
  trx: Trx,
  deps: CredentialEventDeps,
  credential: CardCredential,
  status: CardStatus,
): Promise<void> {
  const kind = logKindOf(status)
  for (const copy of await listCopies(trx, credential)) {
    const { holderId, cardId, id: credentialId, listId, index } = copy
    if (!mayStatusChange(copy.status, status)) continue
    await setCopyStatus(trx, copy, status)
    const place = { credentialId, listId, index, status }
    await recordCredentialEvent(trx, deps, { holderId, cardId, kind, place, event: { event: kind, of: credentialId } })
  }
}
