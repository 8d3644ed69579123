import { base64url, fromBase64 } from '../format/codec/base64.ts'
import type { Bytes } from '../format/codec/bytes.ts'
import { sha256 } from '../format/codec/sha256.ts'
import { readCertificate, type Certificate } from '../format/x509/certificate.ts'
import {
  checkUse,
  findAuthority,
  verifyEs256,
  type SignerQuestion,
  type SignerRefusal,
} from '../format/x509/check-signer.ts'
import type { Reason } from './answers.ts'
import type { TrustedIssuer } from './trust.ts'

const reasonFor: Readonly<Record<SignerRefusal, Reason>> = {
  'signer-unknown-authority': 'UNKNOWN_CERTIFICATE',
  'signer-signature': 'UNTRUSTED_CERTIFICATE',
  'signer-usage': 'INVALID_DOCUMENTTYPE',
  'signer-document-type': 'INVALID_DOCUMENTTYPE',
  'signer-not-in-force': 'EXPIRED_CERTIFICATE',
}

export type Signed = { readonly certificate: Bytes; readonly signed: Bytes; readonly signature: Bytes }

/**
 * Whether these bytes are signed by a signer of the issuer that may sign such documents.
 * @returns why not, or undefined
 */
export async function checkSignature(
  issuer: TrustedIssuer,
  { certificate, signed, signature }: Signed,
  question: SignerQuestion,
): Promise<Reason | undefined> {
  const signer = await knownSigner(issuer, certificate)
  if (typeof signer === 'string') return signer
  if (await isDistrusted(issuer, certificate)) return 'REVOKED_CERTIFICATE'
  const misuse = checkUse(signer.certificate, signer.authority, question)
  if (misuse !== undefined) return reasonFor[misuse]
  const isRight = await verifyEs256(signer.key, signature, signed)
  return isRight ? undefined : 'INVALID_SIGNATURE'
}

/** Looked at each time, never remembered: the list is how an authority cuts off a stolen key. */
export async function isDistrusted(issuer: TrustedIssuer, certificate: Bytes): Promise<boolean> {
  const { distrustedSigners = [] } = issuer
  return distrustedSigners.length > 0 && distrustedSigners.includes(base64url(await sha256(certificate)))
}

type Signer = { readonly certificate: Certificate; readonly authority: Certificate; readonly key: Bytes }

type Known = {
  readonly authorities: readonly Certificate[]
  readonly signers: Map<string, Promise<Signer | Reason>>
}

/** A gate sees the same few signers all day; their certificates are verified once for each `TrustedIssuer` object. */
const known = new WeakMap<TrustedIssuer, Known>()

const mostKnownSigners = 64

function knownSigner(issuer: TrustedIssuer, der: Bytes): Promise<Signer | Reason> {
  const { authorities, signers } = known.get(issuer) ?? remember(issuer)
  const id = base64url(der)
  const found = signers.get(id)
  if (found !== undefined) return found
  // forged certificates must not fill the memory
  if (signers.size >= mostKnownSigners) signers.clear()
  const signer = readSigner(issuer, authorities, der)
  signers.set(id, signer)
  return signer
}

function remember(issuer: TrustedIssuer): Known {
  const authorities = issuer.authorities
    .map(fromBase64)
    .map((der) => (der === undefined ? undefined : readCertificate(der)))
    .filter((certificate) => certificate !== undefined)
  const entry: Known = { authorities, signers: new Map() }
  known.set(issuer, entry)
  return entry
}

async function readSigner(
  issuer: TrustedIssuer,
  authorities: readonly Certificate[],
  der: Bytes,
): Promise<Signer | Reason> {
  const certificate = readCertificate(der)
  if (certificate === undefined) return 'READ_ERROR'
  // Doc 9303-12 §7.1: countries are equal whatever their case; an authority signs for its own country only
  if (certificate.subject.country?.toUpperCase() !== issuer.country) return 'UNKNOWN_CERTIFICATE'
  const authority = await findAuthority(certificate, authorities)
  if (typeof authority === 'string') return reasonFor[authority]
  return certificate.publicKey === undefined
    ? 'UNTRUSTED_CERTIFICATE'
    : { certificate, authority, key: certificate.publicKey }
}
