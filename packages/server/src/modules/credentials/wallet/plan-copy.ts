import { cardCredential, type CardClaims, type JsonObject } from '@sapar/verifier/format'
import type { CredentialsDeps } from '../deps.ts'
import { withChance, type WalletPlan } from '../documents/wallet-copy.ts'
import type { Slot } from '../status-lists/claim-slots.ts'
import { referenceTo } from '../status-lists/list-uri.ts'

export type CopyPlan = { readonly slot: Slot; readonly plan: WalletPlan }

/** Lays out a copy that only the wallet with this key can show, with a place of its own in a status list. */
export function planCopy(
  deps: Pick<CredentialsDeps, 'issuer' | 'clock' | 'randomBytes'>,
  card: CardClaims,
  slot: Slot,
  holderKey: JsonObject,
): CopyPlan {
  const { issuer, clock } = deps
  const claims: CardClaims = {
    ...card,
    // the signer must be in force when it signs, which may be long after the card was issued
    issuedAt: Math.floor(clock.now().getTime() / 1_000),
    status: referenceTo(issuer.publicUrl, slot.listId, slot.index),
  }
  const credential = cardCredential(issuer.code, claims, { issuerUrl: issuer.publicUrl.origin, holderKey })
  return { slot, plan: withChance(deps, credential) }
}
