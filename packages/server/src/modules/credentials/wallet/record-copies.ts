import { cardStatus, base64url, type CardClaims } from '@sapar/verifier/format'
import { walletOffers } from '#domain/credentials/wallet-offer.ts'
import { findContact } from '#modules/accounts'
import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { lockCredential, type CardCredential } from '../credential-store.ts'
import { recordCredentialEvent } from '../record-event.ts'
import type { CertifiedSigner } from '../signers/signer.ts'
import { addCopies, listCopies } from './copy-store.ts'
import type { WalletDeps } from './deps.ts'
import { useNonce, type Nonce } from './nonces.ts'
import { takeCopies, type WalletOffer } from './offer-store.ts'
import type { CopyPlan } from './plan-copy.ts'
import { hashOfCopy } from './sign-copies.ts'

export type RecordCopies = {
  readonly offer: WalletOffer
  readonly card: CardClaims
  readonly nonce: Nonce
  readonly plans: readonly CopyPlan[]
  readonly signer: CertifiedSigner
}

export type RecordCopiesRefusal =
  | { readonly code: 'wallet-nonce-not-valid' }
  | { readonly code: 'card-not-for-wallet' }
  | { readonly code: 'too-many-wallet-copies' }

/** Writes down which copies are about to be signed, or refuses: from here on a cancellation reaches them. */
export function recordCopies(deps: WalletDeps, order: RecordCopies): Promise<Result<null, RecordCopiesRefusal>> {
  const { offer, nonce, plans } = order
  const { holderId, cardId } = offer
  return inTransaction<null, RecordCopiesRefusal>(deps.db, async (trx) => {
    if (!(await useNonce(trx, nonce))) return refuse({ code: 'wallet-nonce-not-valid' })
    // a cancellation changes this row first: it waits for us, or we see it
    const credential = await lockCredential(trx, holderId, cardId)
    const isSame = credential?.id === offer.credentialId && credential.status === cardStatus.valid
    if (!credential || !isSame) return refuse({ code: 'card-not-for-wallet' })
    const had = (await listCopies(trx, credential)).length
    const isRoom = had + plans.length <= walletOffers.copiesOfCard
    if (!isRoom || !(await takeCopies(trx, offer, plans.length, deps.clock.now()))) {
      return refuse({ code: 'too-many-wallet-copies' })
    }
    await write(trx, deps, order, credential)
    await tell(trx, deps, order)
    return ok(null)
  })
}

async function write(
  trx: Trx,
  deps: WalletDeps,
  { offer, plans, signer }: RecordCopies,
  { holderId, cardId, id: credentialId }: CardCredential,
): Promise<void> {
  const ids: Id[] = []
  for (const plan of plans) {
    const { listId, index } = plan.slot
    const [id, hash] = [deps.newId(), await hashOfCopy(plan, signer)]
    ids.push(id)
    await addCopies(trx, [
      {
        holder_id: holderId,
        id,
        card_id: cardId,
        credential_id: credentialId,
        offer_id: offer.id,
        list_id: listId,
        idx: index,
        status: cardStatus.valid,
        signer_id: signer.id,
        signed_hash: hash,
        issued_at: deps.clock.now(),
      },
    ])
    // in the log like every document, so that no copy is signed in secret
    const place = { credentialId: id, listId, index, status: cardStatus.valid }
    const event = { event: 'issued-to-wallet', of: credentialId, sha256: base64url(Uint8Array.from(hash)) }
    await recordCredentialEvent(trx, deps, { holderId, cardId, kind: 'issued', place, event })
  }
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'wallet-copies-issued',
    actor: { kind: 'holder', id: offer.accountId },
    cardId,
    details: { offerId: offer.id, copyIds: ids },
  })
}

/** The holder learns of every wallet, because whoever reads digits over a shoulder is not told by anybody else. */
async function tell(trx: Trx, deps: WalletDeps, { offer, card }: RecordCopies): Promise<void> {
  const contact = await findContact(trx, offer.accountId)
  const holderName = await deps.findHolderName(trx, offer.holderId)
  // erased meanwhile: there is nobody to tell
  if (!contact || holderName === undefined) return
  await deps.queueNotice(trx, {
    subjectId: offer.holderId,
    changeId: deps.newId(),
    template: 'card-in-wallet',
    language: contact.language,
    recipient: { email: contact.email },
    params: { holderName, cardNumber: card.cardNumber, page: `/account/cards/${offer.cardId}/wallet` },
    cardId: offer.cardId,
  })
}
