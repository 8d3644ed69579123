import { equalBytes, type Bytes } from '../codec/bytes.ts'
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
  readonly isAuthority: boolean
  readonly extendedKeyUsages: readonly string[]
  /** What the signer may sign: the entries of ICAO's DocumentTypeList. */
  readonly documentTypes: readonly string[]
  readonly subjectKeyId: Bytes | undefined
  readonly authorityKeyId: Bytes | undefined
}

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
  subjectKeyId: '2.5.29.14',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  keyUsage: '2.5.29.15',
  // ICAO Doc 9303-13: the extension of barcode signers
  documentTypeList: '2.23.136.1.1.6.2',
} as const

const understood: ReadonlySet<string> = new Set(Object.values(oids))

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

type Extensions = ReadonlyMap<string, Uint8Array>

/** `[3]`, absent in version 1. RFC 5280 §4.2: none twice, and none that is critical and unknown. */
function readExtensions(element: Der | undefined): Extensions | undefined {
  const found = new Map<string, Uint8Array>()
  if (element?.tag !== 0xa3) return found
  const list = children(onlyElement(element.value, tag.sequence), tag.sequence)
  if (list === undefined) return undefined
  for (const extension of list) {
    const parts = children(extension, tag.sequence)
    const oid = readOid(parts?.[0])
    const value = parts?.at(-1)
    if (oid === undefined || value?.tag !== tag.octetString || found.has(oid)) return undefined
    if (parts?.[1]?.tag === tag.boolean && !understood.has(oid)) return undefined
    found.set(oid, value.value)
  }
  return found
}

function readKnown(extensions: Extensions) {
  const extendedKeyUsages = readUsages(extensions.get(oids.extendedKeyUsage))
  const documentTypes = readDocumentTypes(extensions.get(oids.documentTypeList))
  const isAuthority = readIsAuthority(extensions.get(oids.basicConstraints))
  if (extendedKeyUsages === undefined || documentTypes === undefined || isAuthority === undefined) return undefined
  return { extendedKeyUsages, documentTypes, isAuthority, ...readKeyIds(extensions) }
}

function readUsages(value: Uint8Array | undefined): readonly string[] | undefined {
  if (value === undefined) return []
  const usages = children(onlyElement(value, tag.sequence), tag.sequence)?.map(readOid)
  return usages?.every((usage) => usage !== undefined) ? usages : undefined
}

/** DocumentTypeList ::= SEQUENCE { version INTEGER (0), SET OF PrintableString } (Doc 9303-12 §7.1). */
function readDocumentTypes(value: Uint8Array | undefined): readonly string[] | undefined {
  if (value === undefined) return []
  const [version, types] = children(onlyElement(value, tag.sequence), tag.sequence) ?? []
  if (version?.tag !== tag.integer || version.value.length !== 1 || version.value[0] !== 0) return undefined
  const texts = children(types, tag.set)?.map(readText)
  return texts?.every((text) => text !== undefined) ? texts : undefined
}

function readIsAuthority(value: Uint8Array | undefined): boolean | undefined {
  if (value === undefined) return false
  const constraints = children(onlyElement(value, tag.sequence), tag.sequence)
  if (constraints === undefined) return undefined
  const [first] = constraints
  return first?.tag === tag.boolean && first.value[0] === 0xff
}

function readKeyIds(extensions: Extensions) {
  const own = extensions.get(oids.subjectKeyId)
  const issuers = extensions.get(oids.authorityKeyId)
  const subject = own && onlyElement(own, tag.octetString)?.value
  // AuthorityKeyIdentifier ::= SEQUENCE { keyIdentifier [0] IMPLICIT OCTET STRING … }
  const authority = issuers && children(onlyElement(issuers, tag.sequence), tag.sequence)?.[0]
  return {
    subjectKeyId: subject && copy(subject),
    authorityKeyId: authority?.tag === 0x80 ? copy(authority.value) : undefined,
  }
}

/** Away from the bytes that were handed in, which their owner may use again. */
function copy(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes)
}
