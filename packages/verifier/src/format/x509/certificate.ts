import { equalBytes, type Bytes } from '../codec/bytes.ts'
import { readExtensions, readKnown, type Extensions, type KnownExtensions } from './extensions.ts'
import { children, onlyElement, readBits, readOid, readScalar, readText, readTime, tag, type Der } from './der.ts'

/** What a verifier needs of a certificate (RFC 5280); everything else in it is covered by its signature, not read. */
export type Certificate = {
  readonly der: Bytes
  /** The bytes that the issuer signed. */
  readonly signedPart: Bytes
  /** r‖s, 64 bytes; undefined unless the signature is ECDSA with SHA-256 on P-256. */
  readonly signature: Bytes | undefined
  readonly subject: DistinguishedName
  readonly issuer: DistinguishedName
  /** Seconds since 1970, both inclusive. */
  readonly validFrom: number
  readonly validUntil: number
  /** SubjectPublicKeyInfo of a P-256 key; undefined for any other key. */
  readonly publicKey: Bytes | undefined
} & KnownExtensions

export type DistinguishedName = {
  readonly der: Bytes
  /** Two letters as a rule. */
  readonly country: string | undefined
  readonly commonName: string | undefined
}

/** A signer of a barcode has about 400 bytes; a country signing authority with an RSA key about 2000. */
const longestCertificate = 4096

const oids = {
  ecPublicKey: '1.2.840.10045.2.1',
  p256: '1.2.840.10045.3.1.7',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  country: '2.5.4.6',
  commonName: '2.5.4.3',
} as const

/**
 * Reads one X.509 certificate in DER. It verifies nothing; see `checkSigner`.
 * @returns undefined when the bytes are not a certificate, an extension is critical and not understood or stands twice,
 * or one of the fields above cannot be read
 */
export function readCertificate(der: Bytes): Certificate | undefined {
  if (der.length > longestCertificate) return undefined
  const parts = children(onlyElement(der, tag.sequence), tag.sequence)
  const [signedPart, algorithm, signature] = parts ?? []
  if (signedPart === undefined || algorithm === undefined || parts?.length !== 3) return undefined
  const body = readBody(signedPart)
  const bits = readBits(signature)
  if (body === undefined || bits === undefined || !equalBytes(body.algorithm.whole, algorithm.whole)) return undefined
  const fields = readFields(body)
  return fields && { der, signedPart: copy(signedPart.whole), signature: readSignature(algorithm, bits), ...fields }
}

type Body = {
  readonly algorithm: Der
  readonly issuer: Der
  readonly validity: Der
  readonly subject: Der
  readonly key: Der
  readonly extensions: Extensions
}

function readBody(signedPart: Der): Body | undefined {
  const all = children(signedPart, tag.sequence)
  // [0] version stands only when it is not 1, the default
  const fields = all?.[0]?.tag === 0xa0 ? all.slice(1) : all
  const [serial, algorithm, issuer, validity, subject, key, ...rest] = fields ?? []
  const extensions = readExtensions(rest.at(-1))
  if (serial?.tag !== tag.integer || !algorithm || !issuer || !validity || !subject || !key) return undefined
  return extensions && { algorithm, issuer, validity, subject, key, extensions }
}

function readFields(body: Body) {
  const issuer = readName(body.issuer)
  const subject = readName(body.subject)
  const [from, until] = children(body.validity, tag.sequence) ?? []
  const validFrom = readTime(from)
  const validUntil = readTime(until)
  const extensions = readKnown(body.extensions)
  if (!issuer || !subject || validFrom === undefined || validUntil === undefined || !extensions) return undefined
  return { issuer, subject, validFrom, validUntil, publicKey: readKey(body.key), ...extensions }
}

function readName(name: Der): DistinguishedName | undefined {
  const sets = children(name, tag.sequence)
  if (sets === undefined) return undefined
  const attributes = sets.map((set) => children(children(set, tag.set)?.[0], tag.sequence))
  const value = (oid: string) => readText(attributes.find((attribute) => readOid(attribute?.[0]) === oid)?.[1])
  return { der: copy(name.whole), country: value(oids.country), commonName: value(oids.commonName) }
}

function readKey(key: Der): Bytes | undefined {
  const [algorithm, point] = children(key, tag.sequence) ?? []
  const [kind, curve] = children(algorithm, tag.sequence) ?? []
  const isP256 = readOid(kind) === oids.ecPublicKey && readOid(curve) === oids.p256
  return isP256 && readBits(point)?.length === 65 ? copy(key.whole) : undefined
}

/** RFC 5758 §3.2: the algorithm has no parameters. */
function readSignature(algorithm: Der, bits: Uint8Array): Bytes | undefined {
  const identifier = children(algorithm, tag.sequence)
  if (identifier?.length !== 1 || readOid(identifier[0]) !== oids.ecdsaWithSha256) return undefined
  const halves = children(onlyElement(bits, tag.sequence), tag.sequence)
  const [r, s] = [readScalar(halves?.[0]), readScalar(halves?.[1])]
  if (r === undefined || s === undefined || halves?.length !== 2) return undefined
  const signature = new Uint8Array(64)
  signature.set(r)
  signature.set(s, 32)
  return signature
}

/** Away from the bytes that were handed in, which their owner may use again. */
function copy(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes)
}
