import { promisify } from 'node:util'
import { constants, deflate } from 'node:zlib'
import {
  assembleJws,
  cardStatusBits,
  equalBytes,
  inflate,
  parseStatusListToken,
  statusListSigningInput,
  verifyEs256,
  type StatusListClaims,
} from '@sapar/verifier/format'
import type { SigningKeys } from '#platform/keys/signing-keys.ts'
import type { CertifiedSigner } from '../signers/signer.ts'

const deflateAside = promisify(deflate)

/** Deflates the statuses in the thread pool, so that the process goes on serving meanwhile (Token Status List §4.1: highest level). */
export async function compressStatuses(statuses: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await deflateAside(statuses, { level: constants.Z_BEST_COMPRESSION }))
}

export type TokenWishes = Omit<StatusListClaims, 'bits'>

/** Signs a list. The text is a compact JWS, ready to be served. */
export async function buildToken(keys: SigningKeys, signer: CertifiedSigner, wishes: TokenWishes): Promise<string> {
  const input = statusListSigningInput({ ...wishes, bits: cardStatusBits }, signer.certificate)
  return assembleJws(input, await keys.sign(signer.keyName, Buffer.from(input, 'latin1')))
}

/**
 * Reads a token back as a verifier does, before it leaves: signature, statuses, number. A fault of memory, compressor or
 * token would otherwise be believed by every gate for hours.
 */
export async function isTokenSound(
  token: string,
  { publicKey }: CertifiedSigner,
  expected: { readonly statuses: Uint8Array; readonly sequence: number; readonly uri: string },
): Promise<boolean> {
  const read = parseStatusListToken(token)
  if (!read || read.claims.sequence !== expected.sequence || read.claims.uri !== expected.uri) return false
  const statuses = await inflate(read.claims.compressed, expected.statuses.length)
  if (!statuses || !equalBytes(statuses, expected.statuses)) return false
  return verifyEs256(publicKey, new Uint8Array(read.jws.signature), new Uint8Array(read.jws.signed))
}
