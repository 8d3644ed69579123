import {
  verifyCertificate,
  verifyReceipt,
  type CancellationCertificateClaims,
  type Reason,
  type ReceiptClaims,
} from '@sapar/verifier'
import type { CredentialsDeps } from './deps.ts'
import { trustOf } from './signers/trust.ts'

/** What a certificate or a receipt is worth. It never speaks of the card as it is now; `verifyDocument` does. */
export type PaperAnswer =
  | { readonly kind: 'certificate'; readonly isGenuine: true; readonly claims: CancellationCertificateClaims }
  | { readonly kind: 'receipt'; readonly isGenuine: true; readonly claims: ReceiptClaims }
  | { readonly kind: 'certificate' | 'receipt'; readonly isGenuine: false; readonly reason: Reason }

/**
 * Verifies a certificate of cancellation or the receipt of a submission by our own keys. Nothing of it is kept.
 * @returns undefined when the text is neither
 */
export async function verifyPaper(
  deps: Pick<CredentialsDeps, 'db' | 'clock' | 'issuer' | 'witnesses'>,
  text: string,
): Promise<PaperAnswer | undefined> {
  const options = { trust: await trustOf(deps), now: deps.clock.now() }
  const certificate = await verifyCertificate(text, options)
  if (certificate.ok) return { kind: 'certificate', isGenuine: true, claims: certificate.value.claims }
  if (!isOtherKind(certificate.refusal)) return { kind: 'certificate', isGenuine: false, reason: certificate.refusal }
  const receipt = await verifyReceipt(text, options)
  if (receipt.ok) return { kind: 'receipt', isGenuine: true, claims: receipt.value.claims }
  return isOtherKind(receipt.refusal) ? undefined : { kind: 'receipt', isGenuine: false, reason: receipt.refusal }
}

function isOtherKind(reason: Reason): boolean {
  return reason === 'WRONG_FORMAT' || reason === 'READ_ERROR'
}
