import { base64url, utf8, type JsonObject } from '@sapar/verifier/format'
import type { CredentialsDeps } from './deps.ts'
import { getCertifiedSigner } from './signers/signer-store.ts'
import { certificateHash } from './signers/trust.ts'

export type SignAnswerDeps = Pick<CredentialsDeps, 'db' | 'keys'>

/** Says what is signed, so that nothing else can ever be taken for an answer (RFC 8725 §3.11). */
export const answerType = 'sapar-verification+jwt'

/**
 * Signs an answer to a system: a JWS in the compact form (RFC 7515 §7.1), ES256, whose `kid` stands in
 * `/.well-known/jwks.json`. The key has this use alone.
 */
export async function signAnswer({ db, keys }: SignAnswerDeps, claims: JsonObject): Promise<string> {
  const signer = await getCertifiedSigner(db, 'answer')
  const header = { alg: 'ES256', typ: answerType, kid: certificateHash(signer.certificate) }
  const input = [header, claims].map((part) => base64url(utf8(JSON.stringify(part)))).join('.')
  const signature = await keys.sign(signer.keyName, utf8(input))
  return `${input}.${base64url(Uint8Array.from(signature))}`
}
