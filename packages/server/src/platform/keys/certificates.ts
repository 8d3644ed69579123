import { createHash } from 'node:crypto'
import * as der from './der.ts'

/** Who a certificate names: the country in two letters (X.520 §6.3.1) and a name. */
export type CertificateName = { readonly country: string; readonly commonName: string }

/** Signs the bytes with ES256 and answers raw `r‖s`, as `SigningKeys.sign` does. */
export type Sign = (bytes: Uint8Array) => Promise<Uint8Array>

type CommonWishes = {
  readonly subject: CertificateName
  /** SubjectPublicKeyInfo of a P-256 key, DER. */
  readonly publicKey: Uint8Array
  /** 1 to 20 bytes, random: RFC 5280 §4.1.2.2 wants them unique for the issuer. */
  readonly serial: Uint8Array
  readonly validFrom: Date
  readonly validUntil: Date
}

/**
 * The authority's own certificate (ICAO's CSCA: Doc 9303-12 §7.1.1), self-signed. It may sign signers and lists of
 * revoked ones, and no further authority.
 */
export function makeRootCertificate(wishes: CommonWishes, sign: Sign): Promise<Uint8Array> {
  const extensions = [
    extension(oids.basicConstraints, der.sequence(der.boolean(true), der.integer(Buffer.of(0))), 'critical'),
    extension(oids.keyUsage, keyCertSignAndCrlSign, 'critical'),
    extension(oids.subjectKeyId, der.octetString(keyIdOf(wishes.publicKey))),
  ]
  return certificate({ ...wishes, issuer: wishes.subject, extensions }, sign)
}

type SignerWishes = CommonWishes & {
  readonly issuer: CertificateName
  readonly issuerPublicKey: Uint8Array
  /** What the signer may sign: entries of ICAO's DocumentTypeList. */
  readonly documentTypes: readonly string[]
  /** Object identifier of what the key is for. */
  readonly usage: string
}

/**
 * A signer's certificate after ICAO's profile for bar codes (Doc 9303-13). It travels inside every code, so nothing is in
 * it that a verifier can do without: no key usage, subject key id, alternative name or distribution point.
 */
export function makeSignerCertificate(wishes: SignerWishes, sign: Sign): Promise<Uint8Array> {
  const types = der.set(...wishes.documentTypes.map(der.printableString).toSorted(Buffer.compare))
  const extensions = [
    extension(oids.authorityKeyId, der.sequence(der.taggedPrimitive(0, keyIdOf(wishes.issuerPublicKey)))),
    extension(oids.extendedKeyUsage, der.sequence(der.objectIdentifier(wishes.usage))),
    extension(oids.documentTypeList, der.sequence(der.integer(Buffer.of(0)), types)),
  ]
  return certificate({ ...wishes, extensions }, sign)
}

/** A request for a certificate (PKCS #10, RFC 2986), for an authority that keeps its root off line. */
export async function makeCertificateRequest(
  { subject, publicKey }: Pick<CommonWishes, 'subject' | 'publicKey'>,
  sign: Sign,
): Promise<Uint8Array> {
  const body = der.sequence(der.integer(Buffer.of(0)), name(subject), publicKey, der.tagged(0))
  return signedStructure(body, sign)
}

/**
 * The first 64 bits of SHA-256 over the key's bits (RFC 5280 §4.2.1.2 leaves the method open; RFC 7093 takes 160). Shorter,
 * because it stands in every bar code, and long enough to tell an authority's few keys apart.
 */
export function keyIdOf(publicKey: Uint8Array): Uint8Array {
  // the point of a P-256 key is the last 65 bytes of its SubjectPublicKeyInfo (RFC 5480 §2.2)
  return createHash('sha256').update(publicKey.subarray(-65)).digest().subarray(0, 8)
}

const oids = {
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  subjectKeyId: '2.5.29.14',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  documentTypeList: '2.23.136.1.1.6.2',
  country: '2.5.4.6',
  commonName: '2.5.4.3',
} as const

/** Bits 5 and 6 of KeyUsage (RFC 5280 §4.2.1.3). */
const keyCertSignAndCrlSign = der.bitString(Buffer.of(0b0000_0110), 1)

/** RFC 5758 §3.2. */
const ecdsaWithSha256 = der.sequence(der.objectIdentifier('1.2.840.10045.4.3.2'))

type Content = CommonWishes & { readonly issuer: CertificateName; readonly extensions: readonly Uint8Array[] }

function certificate(content: Content, sign: Sign): Promise<Uint8Array> {
  const body = der.sequence(
    der.tagged(0, der.integer(Buffer.of(2))),
    der.integer(content.serial),
    ecdsaWithSha256,
    name(content.issuer),
    der.sequence(der.time(content.validFrom), der.time(content.validUntil)),
    name(content.subject),
    content.publicKey,
    der.tagged(3, der.sequence(...content.extensions)),
  )
  return signedStructure(body, sign)
}

async function signedStructure(body: Uint8Array, sign: Sign): Promise<Uint8Array> {
  const signature = await sign(body)
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)]
  const value = der.sequence(der.integer(r), der.integer(s))
  return new Uint8Array(der.sequence(body, ecdsaWithSha256, der.bitString(value)))
}

function name({ country, commonName }: CertificateName): Uint8Array {
  const attribute = (oid: string, value: Uint8Array) => der.set(der.sequence(der.objectIdentifier(oid), value))
  return der.sequence(
    attribute(oids.country, der.printableString(country)),
    attribute(oids.commonName, der.utf8String(commonName)),
  )
}

function extension(oid: string, value: Uint8Array, critical?: 'critical'): Uint8Array {
  const flag = critical ? [der.boolean(true)] : []
  return der.sequence(der.objectIdentifier(oid), ...flag, der.octetString(value))
}
