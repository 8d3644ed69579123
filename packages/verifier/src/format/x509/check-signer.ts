import { equalBytes, type Bytes } from '../codec/bytes.ts'
import type { Certificate } from './certificate.ts'
import { keyUsages } from './extensions.ts'

/** EKU of barcode signers in ICAO's profile (Doc 9303-13; 2.23.136.1.1.14.2 stands in the published samples). */
export const barcodeSignerUsage = '2.23.136.1.1.14.2'

export type SignerRefusal =
  | 'signer-unknown-authority'
  | 'signer-signature'
  | 'signer-usage'
  | 'signer-document-type'
  | 'signer-not-in-force'

export type SignerQuestion = {
  /** What is signed; the certificate's DocumentTypeList must name it. */
  readonly documentType: string
  /** When it was signed, seconds since 1970: the signer and its authority must have been in force then. */
  readonly signedAt: number
}

/**
 * Whether a pinned authority made this certificate for a signer of such documents. Two links, no more: an authority that
 * is pinned signs signers, and a signer signs documents; a certificate in between is not looked for.
 *
 * The algorithm is the one of the authority's key, whatever the certificate says (RFC 8725 §3.1).
 * @returns the first thing that does not fit, or undefined when all fits
 */
export async function checkSigner(
  signer: Certificate,
  authorities: readonly Certificate[],
  question: SignerQuestion,
): Promise<SignerRefusal | undefined> {
  const authority = await findAuthority(signer, authorities)
  return typeof authority === 'string' ? authority : checkUse(signer, authority, question)
}

/** The second half of `checkSigner`, for a signer whose authority is found. */
export function checkUse(
  signer: Certificate,
  authority: Certificate,
  { documentType, signedAt }: SignerQuestion,
): 'signer-usage' | 'signer-document-type' | 'signer-not-in-force' | undefined {
  const isSigner = !signer.isAuthority && signer.extendedKeyUsages.includes(barcodeSignerUsage)
  if (!isSigner || !mayUse(signer, keyUsages.digitalSignature)) return 'signer-usage'
  if (!signer.documentTypes.includes(documentType)) return 'signer-document-type'
  const isInForce = [signer, authority].every(
    ({ validFrom, validUntil }) => validFrom <= signedAt && signedAt <= validUntil,
  )
  return isInForce ? undefined : 'signer-not-in-force'
}

/**
 * The pinned authority that signed the certificate, found by name and key id (RFC 5280 §4.2.1.1). One that is renewed
 * keeps its name and may keep its key, so several can fit.
 */
export async function findAuthority(
  signer: Certificate,
  authorities: readonly Certificate[],
): Promise<Certificate | 'signer-unknown-authority' | 'signer-signature'> {
  const named = authorities.filter((authority) => isNamed(signer, authority))
  if (named.length === 0) return 'signer-unknown-authority'
  for (const authority of named) if (await hasSigned(authority, signer)) return authority
  return 'signer-signature'
}

function isNamed(signer: Certificate, authority: Certificate): boolean {
  const { authorityKeyId } = signer
  const { subjectKeyId, isAuthority } = authority
  if (
    !isAuthority ||
    !mayUse(authority, keyUsages.keyCertSign) ||
    authorityKeyId === undefined ||
    subjectKeyId === undefined
  )
    return false
  return equalBytes(authorityKeyId, subjectKeyId) && equalBytes(signer.issuer.der, authority.subject.der)
}

/** RFC 5280 §4.2.1.3: without the extension, a key is not restricted. */
function mayUse({ keyUsage }: Certificate, usage: number): boolean {
  return keyUsage === undefined || (keyUsage & usage) !== 0
}

async function hasSigned(authority: Certificate, signer: Certificate): Promise<boolean> {
  if (authority.publicKey === undefined || signer.signature === undefined) return false
  return verifyEs256(authority.publicKey, signer.signature, signer.signedPart)
}

/**
 * ECDSA on P-256 with SHA-256.
 * @param publicKey SubjectPublicKeyInfo, DER
 * @param signature r‖s, 64 bytes
 */
export async function verifyEs256(publicKey: Bytes, signature: Bytes, signed: Bytes): Promise<boolean> {
  const key = await importedKey(publicKey)
  if (key === undefined || signature.length !== 64) return false
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed)
}

/** Importing takes as long as verifying. Kept by the array itself, so it goes when the certificate goes. */
const importedKeys = new WeakMap<Bytes, Promise<CryptoKey | undefined>>()

function importedKey(publicKey: Bytes): Promise<CryptoKey | undefined> {
  const found = importedKeys.get(publicKey)
  if (found !== undefined) return found
  const imported = importEs256(publicKey)
  importedKeys.set(publicKey, imported)
  return imported
}

/** Undefined for a point that is not on the curve. */
async function importEs256(publicKey: Bytes): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('spki', publicKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
  } catch {
    return undefined
  }
}
