import { verifyCard, type Trust } from '@sapar/verifier'
import {
  checkSigner,
  credentialTypes,
  fromBase64,
  parseSdJwt,
  processSdJwt,
  readCertificate,
  sdJwtType,
  signerTypes,
  verifyEs256,
  type DocumentKind,
  type SdJwt,
} from '@sapar/verifier/format'

/**
 * Whether a wallet's copy is genuine under some trust and discloses everything.
 * @returns what is wrong with it, or undefined
 */
export async function checkWalletCopy(
  document: Exclude<DocumentKind, 'receipt'>,
  text: string,
  trust: Trust,
  now: Date,
): Promise<string | undefined> {
  const sdJwt = parseSdJwt(text)
  const processed = sdJwt && (await processSdJwt(sdJwt))
  if (!sdJwt || !processed || processed.disclosed.size !== sdJwt.disclosures.length) return 'not a wallet’s copy'
  if (document === 'certificate') return checkCertificateCopy(sdJwt, trust)
  const { reasons } = await verifyCard(text, { trust, now, statusLists: [] })
  const doubts = reasons.filter((reason) => reason !== 'STATUS_LIST_MISSING')
  return doubts.length > 0 ? doubts.join(' ') : undefined
}

/** The verifier reads certificates from bar codes alone; of the copy, it gives the parts. */
async function checkCertificateCopy({ issued }: SdJwt, trust: Trust): Promise<string | undefined> {
  const { type, payload, certificate, signed, signature } = issued
  const [issuer] = trust.issuers
  const signer = certificate && readCertificate(certificate)
  const { iat, vct } = payload
  if (!issuer || !signer?.publicKey || type !== sdJwtType || vct !== credentialTypes.certificate) return 'not ours'
  if (typeof iat !== 'number') return 'without its time'
  const authorities = issuer.authorities.flatMap((one) => readCertificate(fromBase64(one) ?? new Uint8Array()) ?? [])
  const refused = await checkSigner(signer, authorities, { documentType: signerTypes.certificate, signedAt: iat })
  if (refused !== undefined) return refused
  return (await verifyEs256(signer.publicKey, signature, signed)) ? undefined : 'INVALID_SIGNATURE'
}
