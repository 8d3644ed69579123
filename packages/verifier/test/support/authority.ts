import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { bits, der, integer, isTrue, octets, oid, printable, sequence, set, utcTime, utf8Text } from './der-writer.ts'

/*
 * Authorities and signers of the tests, made in memory with the profile that the issuer uses. Signing is the server's; the
 * package only verifies.
 */

export type Signing = {
  /** DER. */
  readonly certificate: Uint8Array<ArrayBuffer>
  /** r‖s. */
  readonly sign: (bytes: string | Uint8Array) => Uint8Array<ArrayBuffer>
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

export type Profile = {
  readonly country: string
  readonly name: string
  readonly validFrom: Date
  readonly validUntil: Date
  readonly documentTypes: readonly string[]
  readonly usage: string | undefined
  readonly isAuthority: boolean
  readonly keyId: Uint8Array | undefined
  readonly extra: readonly Uint8Array[]
}

const inForce = { validFrom: new Date('2026-01-01T00:00:00Z'), validUntil: new Date('2036-01-01T00:00:00Z') }

const signerProfile: Profile = {
  ...inForce,
  country: 'UT',
  name: '01',
  documentTypes: ['TC', 'CC', 'RC', 'SL'],
  usage: '2.23.136.1.1.14.2',
  isAuthority: false,
  keyId: undefined,
  extra: [],
}

export type Authority = Signing & {
  /** As a trust file names it. */
  readonly base64: string
  readonly makeSigner: (profile?: Partial<Profile>) => Signing
}

export function makeAuthority(profile: Partial<Profile> = {}): Authority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const own = { ...signerProfile, name: 'UT CA', isAuthority: true, usage: undefined, documentTypes: [], ...profile }
  const keyId = own.keyId ?? keyIdOf(keys.publicKey)
  const self = { name: nameOf(own), privateKey: keys.privateKey, keyId }
  const certificate = writeCertificate({ ...own, keyId }, keys.publicKey, self)
  return {
    ...signing(certificate, keys),
    base64: Buffer.from(certificate).toString('base64'),
    makeSigner: (change = {}) => {
      const signerKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      return signing(writeCertificate({ ...signerProfile, ...change }, signerKeys.publicKey, self), signerKeys)
    },
  }
}

function signing(
  certificate: Uint8Array<ArrayBuffer>,
  keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
): Signing {
  return { ...keys, certificate, sign: (bytes) => rawSignature(bytes, keys.privateKey) }
}

function rawSignature(bytes: string | Uint8Array, key: KeyObject): Uint8Array<ArrayBuffer> {
  const signed = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  return new Uint8Array(sign('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }))
}

/** RFC 7093 §2, cut to eight bytes: each byte of a key id is one in the barcode. */
function keyIdOf(key: KeyObject): Uint8Array {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 8)
}

function nameOf({ country, name }: Profile): Buffer {
  const attribute = (type: string, value: Uint8Array) => set(sequence(oid(type), value))
  return sequence(attribute('2.5.4.6', printable(country)), attribute('2.5.4.3', utf8Text(name)))
}

type Issuer = { readonly name: Buffer; readonly privateKey: KeyObject; readonly keyId: Uint8Array }

function writeCertificate(profile: Profile, key: KeyObject, issuer: Issuer): Uint8Array<ArrayBuffer> {
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'))
  const body = sequence(
    der(0xa0, integer(2)),
    integer(1),
    algorithm,
    issuer.name,
    sequence(utcTime(profile.validFrom), utcTime(profile.validUntil)),
    nameOf(profile),
    key.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions(profile, issuer))),
  )
  return new Uint8Array(sequence(body, algorithm, bits(sign('sha256', body, issuer.privateKey))))
}

function extensions(profile: Profile, issuer: Issuer): readonly Buffer[] {
  const { usage, documentTypes, isAuthority, keyId, extra } = profile
  const list = sequence(integer(0), set(...documentTypes.map(printable)))
  return [
    ...(isAuthority ? [extension('2.5.29.19', sequence(isTrue), true)] : []),
    ...(usage === undefined ? [] : [extension('2.5.29.37', sequence(oid(usage)), true)]),
    ...(documentTypes.length === 0 ? [] : [extension('2.23.136.1.1.6.2', list)]),
    ...(isAuthority
      ? [extension('2.5.29.14', octets(keyId ?? issuer.keyId))]
      : [extension('2.5.29.35', sequence(der(0x80, keyId ?? issuer.keyId)))]),
    ...extra.map((bytes) => Buffer.from(bytes)),
  ]
}

export function extension(type: string, value: Uint8Array, isCritical = false): Buffer {
  return sequence(oid(type), ...(isCritical ? [isTrue] : []), octets(value))
}
