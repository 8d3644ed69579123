import { generateKeyPairSync, sign } from 'node:crypto'
import { barcodeSignerUsage, base64, statusListSigningInput, assembleJws, cardStatusBits } from '@sapar/verifier/format'
import type { Trust } from '@sapar/verifier'
import { makeRootCertificate, makeSignerCertificate, type Sign } from '#platform/keys/certificates.ts'
import type { Issuer } from '../deps.ts'
import { documentTypesOf } from '../signers/make-signer.ts'
import { compressStatuses } from '../status-lists/build-token.ts'

/**
 * An authority whose keys live in this process alone and are nobody's: what it signs shows how a document would fare,
 * without one that anybody would believe (Boulder checks certificates like this before the real key signs).
 */
export type ThrowAwayAuthority = {
  readonly trust: Trust
  readonly documentCertificate: Uint8Array
  readonly signDocument: Sign
  /** A list in which everything is valid, so that a card's verdict is that of the card. */
  makeList(uri: string, entries: number, at: Date): Promise<string>
}

type Key = { readonly publicKey: Uint8Array; readonly sign: Sign }

const dayMs = 86_400_000

/**
 * In force for a year already: a document that waited for its signature names a day of the past. Whether the real signer
 * was in force on it is asked of the real signature.
 */
export async function makeThrowAwayAuthority(issuer: Issuer, now: Date): Promise<ThrowAwayAuthority> {
  const [root, documents, lists] = [makeKey(), makeKey(), makeKey()]
  const validity = { validFrom: new Date(now.getTime() - 366 * dayMs), validUntil: new Date(now.getTime() + dayMs) }
  // names as long as the real ones, because the bar code's room is checked with them
  const nameOf = (commonName: string) => ({ country: issuer.country, commonName })
  const rootName = nameOf(`${issuer.code} 0`)
  const common = { serial: Buffer.of(255, 2, 3, 4, 5, 6), ...validity }
  const rootCertificate = await makeRootCertificate(
    { ...common, subject: rootName, publicKey: root.publicKey },
    root.sign,
  )
  const certify = (key: Key, role: string, documentTypes: readonly string[]) =>
    makeSignerCertificate(
      {
        ...common,
        subject: nameOf(role),
        publicKey: key.publicKey,
        issuer: rootName,
        issuerPublicKey: root.publicKey,
        documentTypes,
        usage: barcodeSignerUsage,
      },
      root.sign,
    )
  const listCertificate = await certify(lists, 'SL 0', documentTypesOf['status-list'])
  return {
    trust: {
      issuers: [{ issuer: issuer.code, country: issuer.country, authorities: [base64(rootCertificate)] }],
    },
    documentCertificate: await certify(documents, 'DS 0', documentTypesOf.document),
    signDocument: documents.sign,
    makeList: (uri, entries, at) => makeList(lists, listCertificate, uri, entries, at),
  }
}

function makeKey(): Key {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const
  return {
    publicKey: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
    sign: (bytes) => Promise.resolve(new Uint8Array(sign('sha256', bytes, key))),
  }
}

async function makeList(key: Key, certificate: Uint8Array, uri: string, entries: number, at: Date): Promise<string> {
  const compressed = await compressStatuses(new Uint8Array(Math.ceil(entries / 4)))
  const issuedAt = Math.floor(at.getTime() / 1_000)
  const life = { issuedAt, expiresAt: issuedAt + 60, ttl: 60, sequence: 1 }
  const input = statusListSigningInput({ uri, ...life, bits: cardStatusBits, compressed }, certificate)
  return assembleJws(input, await key.sign(Buffer.from(input, 'latin1')))
}
