import { cardStatus, type CardClaims, type JsonObject } from '@sapar/verifier/format'
import { mayFetchCopies, walletOffers } from '#domain/credentials/wallet-offer.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { findCredential } from '../credential-store.ts'
import { getCertifiedSigner } from '../signers/signer-store.ts'
import { claimSlots, type PublishingRefused, type Slot } from '../status-lists/claim-slots.ts'
import { findCardForWallet } from './card-for-wallet.ts'
import { checkProof, type ProofRefused } from './check-proof.ts'
import { listCopies } from './copy-store.ts'
import type { WalletDeps } from './deps.ts'
import { readNonce, type Nonce } from './nonces.ts'
import { findOffer, findPlace, type WalletOffer } from './offer-store.ts'
import { planCopy } from './plan-copy.ts'
import { recordCopies, type RecordCopiesRefusal } from './record-copies.ts'
import { placeOf } from './secrets.ts'
import { checkCopyPlans, signCopies } from './sign-copies.ts'

export type IssueWalletCopies = {
  readonly accessToken: string
  /** Proof JWTs, one for each copy. */
  readonly proofs: readonly string[]
}

export type WalletCopiesIssued = {
  /** SD-JWT VCs, in the order of the proofs. */
  readonly copies: readonly string[]
}

export type IssueWalletCopiesRefusal =
  | ProofRefused
  | PublishingRefused
  | RecordCopiesRefusal
  | { readonly code: 'wallet-token-not-valid' }

/**
 * Gives a wallet copies of a card, each bound to a key that the wallet proved to hold and with an index of its own
 * (OpenID4VCI 1.0 §8). The order is that of every signature here: claim, check with a key that nobody trusts, write down,
 * sign, check again.
 */
export async function issueWalletCopies(
  deps: WalletDeps,
  { accessToken, proofs }: IssueWalletCopies,
): Promise<Result<WalletCopiesIssued, IssueWalletCopiesRefusal>> {
  const offer = await findByToken(deps, accessToken)
  if (!offer) return refuse({ code: 'wallet-token-not-valid' })
  const proved = await checkProofs(deps, proofs)
  if (!proved.ok) return proved
  const { keys, nonce } = proved.value
  const claimed = await claim(deps, offer, keys.length)
  if (!claimed.ok) return claimed
  const { card, slots } = claimed.value
  const signer = await getCertifiedSigner(deps.db, 'document')
  const plans = slots.map((slot, at) => planCopy(deps, { card, slot, holderKey: keys[at] ?? {}, signer }))
  await checkCopyPlans(deps, plans)
  const recorded = await recordCopies(deps, { offer, card, nonce, plans, signer })
  if (!recorded.ok) return recorded
  return ok({ copies: await signCopies(deps, plans, signer) })
}

async function findByToken({ db, clock, sealer }: WalletDeps, accessToken: string): Promise<WalletOffer | undefined> {
  const place = await findPlace(db, placeOf(sealer, 'token', accessToken), clock.now())
  return place && findOffer(db, place)
}

type Proved = { readonly keys: readonly JsonObject[]; readonly nonce: Nonce }

/** All proofs of a request carry the one nonce that was made for it, and each another key: equal keys would tie copies together. */
async function checkProofs(
  deps: WalletDeps,
  proofs: readonly string[],
): Promise<Result<Proved, ProofRefused | { readonly code: 'wallet-nonce-not-valid' }>> {
  const question = { audience: deps.issuer.publicUrl.origin, now: deps.clock.now() }
  const keys = new Map<string, JsonObject>()
  const nonces = new Set<string>()
  for (const jwt of proofs) {
    const proof = await checkProof(jwt, question)
    if (!proof.ok) return proof
    keys.set(JSON.stringify(proof.value.key), proof.value.key)
    nonces.add(proof.value.nonce)
  }
  if (keys.size !== proofs.length) return refuse({ code: 'wallet-proof-not-valid', why: 'two proofs have one key' })
  const [first = '', ...others] = nonces
  const nonce = readNonce(deps, first)
  if (!nonce || others.length > 0) return refuse({ code: 'wallet-nonce-not-valid' })
  return ok({ keys: [...keys.values()], nonce })
}

type Claimed = { readonly card: CardClaims; readonly slots: readonly Slot[] }

/** Looks before it claims: an index that is claimed for nothing is lost. The transaction that writes looks again. */
async function claim(
  deps: WalletDeps,
  { holderId, cardId, credentialId, tokenEndsAt, copies }: WalletOffer,
  wanted: number,
): Promise<Result<Claimed, PublishingRefused | RecordCopiesRefusal>> {
  const credential = await findCredential(deps.db, holderId, cardId)
  const isSame = credential?.id === credentialId && credential.status === cardStatus.valid
  const card = isSame ? await findCardForWallet(deps.db, deps, credential) : undefined
  if (!credential || !card) return refuse({ code: 'card-not-for-wallet' })
  const may = mayFetchCopies({ tokenEndsAt, copies }, deps.clock.now(), wanted)
  const had = await listCopies(deps.db, credential)
  if (may !== 'yes' || had.length + wanted > walletOffers.copiesOfCard)
    return refuse({ code: 'too-many-wallet-copies' })
  const slots = await claimSlots(
    deps,
    Array.from({ length: wanted }, () => ({ holderId, cardId })),
  )
  return slots.ok ? ok({ card, slots: slots.value }) : slots
}
