import { verifyCard, type CardAnswer } from '@sapar/verifier'
import type { CredentialsDeps } from './deps.ts'
import { trustOf } from './signers/trust.ts'
import { findPublishedToken } from './status-lists/published-tokens.ts'
import type { VerifiedLists } from './verified-lists.ts'

export type VerifyDocumentDeps = Pick<CredentialsDeps, 'db' | 'clock' | 'issuer' | 'witnesses' | 'objects'> & {
  readonly verifiedLists: VerifiedLists
}

export type DocumentToVerify = {
  /** Text of the QR code, or an SD-JWT VC as a wallet presents it. */
  readonly document: string
  /** Of the passport at hand, in any spelling. */
  readonly passportNumber?: string | undefined
}

/**
 * What a card is worth now, by our own keys and the lists as they are published: the same answer that any verifier of our
 * cards gives (I-03). Nothing of the document is kept.
 */
export async function verifyDocument(
  deps: VerifyDocumentDeps,
  { document, passportNumber }: DocumentToVerify,
): Promise<CardAnswer> {
  const [trust, now] = [await trustOf(deps), deps.clock.now()]
  return verifyCard(document, {
    trust,
    now,
    statusLists: async (uri) => {
      const token = await findPublishedToken(deps, uri)
      return token === undefined ? [] : [await deps.verifiedLists(token, { trust, uri, now })]
    },
    ...(passportNumber === undefined ? {} : { passportNumber }),
  })
}
