import { cardCredential, type CardClaims, type JsonObject } from '@sapar/verifier/format'
import type { CredentialsDeps } from '../deps.ts'
import { withChance, type WalletPlan } from '../documents/wallet-copy.ts'
import type { CertifiedSigner } from '../signers/signer.ts'
import type { Slot } from '../status-lists/claim-slots.ts'
import { referenceTo } from '../status-lists/list-uri.ts'

export type CopyPlan = { readonly slot: Slot; readonly plan: WalletPlan }

export type CopyOrder = {
  readonly card: CardClaims
  readonly slot: Slot
  readonly holderKey: JsonObject
  readonly signer: Pick<CertifiedSigner, 'validFrom'>
}

/** Lays out a copy that only the wallet with this key can show, with a place of its own in a status list. */
export function planCopy(
  deps: Pick<CredentialsDeps, 'issuer' | 'clock' | 'randomBytes'>,
  { card, slot, holderKey, signer }: CopyOrder,
): CopyPlan {
  const { issuer } = deps
  const claims: CardClaims = {
    ...card,
    issuedAt: hourOf(deps.clock.now(), signer.validFrom),
    status: referenceTo(issuer.publicUrl, slot.listId, slot.index),
  }
  const credential = cardCredential(issuer.code, claims, { issuerUrl: issuer.publicUrl.origin, holderKey })
  return { slot, plan: withChance(deps, credential) }
}

/**
 * The hour, so that the copies of one minute are not known by it to be of one wallet (RFC 9901 §10.1), and not before the
 * signer was in force. @returns seconds since 1970
 */
function hourOf(now: Date, signerSince: Date): number {
  const hour = Math.floor(now.getTime() / 3_600_000) * 3_600
  return Math.max(hour, Math.ceil(signerSince.getTime() / 1_000))
}
