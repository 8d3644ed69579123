import { createHash } from 'node:crypto'
import { buildSdJwt, utf8 } from '@sapar/verifier/format'
import type { CredentialsDeps } from '../deps.ts'
import { checkWalletCopy } from '../documents/check-wallet-copy.ts'
import { makeThrowAwayAuthority } from '../documents/throw-away-authority.ts'
import { signWalletCopy } from '../documents/wallet-copy.ts'
import type { CertifiedSigner } from '../signers/signer.ts'
import { trustOf } from '../signers/trust.ts'
import type { CopyPlan } from './plan-copy.ts'

/**
 * Asks our own verifier about the copies, each signed by a key that nobody trusts, before the real one signs.
 * @throws {Error} when one would not be genuine: the data were taken when the card was issued, so this is a bug
 */
export async function checkCopyPlans({ issuer, clock }: CredentialsDeps, plans: readonly CopyPlan[]): Promise<void> {
  const now = clock.now()
  const { documentCertificate, signDocument, trust } = await makeThrowAwayAuthority(issuer, now)
  for (const { plan } of plans) {
    const doubt = await checkWalletCopy(
      'card',
      await signWalletCopy(plan, documentCertificate, signDocument),
      trust,
      now,
    )
    if (doubt !== undefined) throw new Error(`a copy for a wallet is not sound: ${doubt}`)
  }
}

/** SHA-256 of what will be signed. */
export async function hashOfCopy({ plan }: CopyPlan, { certificate }: CertifiedSigner): Promise<Buffer> {
  const { signingInput } = await buildSdJwt({ certificate, ...plan })
  return createHash('sha256').update(utf8(signingInput)).digest()
}

/** Signs what was planned, checked and written down. @returns SD-JWT VCs with every disclosure, in the order of the plans */
export async function signCopies(
  deps: CredentialsDeps,
  plans: readonly CopyPlan[],
  { keyName, certificate }: CertifiedSigner,
): Promise<string[]> {
  const trust = await trustOf(deps)
  const copies: string[] = []
  for (const { plan } of plans) {
    const copy = await signWalletCopy(plan, certificate, (bytes) => deps.keys.sign(keyName, bytes))
    const doubt = await checkWalletCopy('card', copy, trust, deps.clock.now())
    // a key, or a token, that signs something else: nothing of it may leave
    if (doubt !== undefined) throw new Error(`what ${keyName} signed is not genuine: ${doubt}`)
    copies.push(copy)
  }
  return copies
}
