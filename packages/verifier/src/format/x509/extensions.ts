import type { Bytes } from '../codec/bytes.ts'
import { children, onlyElement, readOid, readText, tag, type Der } from './der.ts'

export type KnownExtensions = {
  readonly isAuthority: boolean
  /** The first eight bits of KeyUsage, `keyUsages`; undefined: not restricted. */
  readonly keyUsage: number | undefined
  readonly extendedKeyUsages: readonly string[]
  /** What the signer may sign: the entries of ICAO's DocumentTypeList. */
  readonly documentTypes: readonly string[]
  readonly subjectKeyId: Bytes | undefined
  readonly authorityKeyId: Bytes | undefined
}

/** RFC 5280 §4.2.1.3. */
export const keyUsages = { digitalSignature: 0x80, keyCertSign: 0x04 } as const

const oids = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  // ICAO Doc 9303-13: the extension of barcode signers
  documentTypeList: '2.23.136.1.1.6.2',
} as const

const understood: ReadonlySet<string> = new Set(Object.values(oids))

export type Extensions = ReadonlyMap<string, Uint8Array>

/** `[3]`, absent in version 1. RFC 5280 §4.2: none twice, and none that is critical and unknown. */
export function readExtensions(element: Der | undefined): Extensions | undefined {
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

export function readKnown(extensions: Extensions): KnownExtensions | undefined {
  const extendedKeyUsages = readUsages(extensions.get(oids.extendedKeyUsage))
  const documentTypes = readDocumentTypes(extensions.get(oids.documentTypeList))
  const isAuthority = readIsAuthority(extensions.get(oids.basicConstraints))
  if (extendedKeyUsages === undefined || documentTypes === undefined || isAuthority === undefined) return undefined
  const keyUsage = readKeyUsage(extensions.get(oids.keyUsage))
  if (keyUsage === 'unreadable') return undefined
  return { extendedKeyUsages, documentTypes, isAuthority, keyUsage, ...readKeyIds(extensions) }
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
    subjectKeyId: subject && new Uint8Array(subject),
    authorityKeyId: authority?.tag === 0x80 ? new Uint8Array(authority.value) : undefined,
  }
}

/** A bit string; its first byte counts the bits that are not used. */
function readKeyUsage(value: Uint8Array | undefined): number | 'unreadable' | undefined {
  if (value === undefined) return undefined
  const [unused, bits] = onlyElement(value, tag.bitString)?.value ?? []
  return unused === undefined || unused > 7 || bits === undefined ? 'unreadable' : bits
}
