import { EmbeddedJWK, decodeProtectedHeader, jwtVerify } from 'jose'
import type { JsonObject } from '@sapar/verifier/format'
import { ok, refuse, type Result } from '#kernel/result.ts'

/** The one algorithm that cards, lists and wallets share (HAIP 1.0 §7). */
export const proofAlgorithms = ['ES256'] as const
const proofType = 'openid4vci-proof+jwt'
const longestProof = 4_096
const maxAgeSeconds = 300
const clockToleranceSeconds = 60

export type Proof = {
  /** The wallet's public key, and nothing beside: it becomes `cnf.jwk`. */
  readonly key: JsonObject
  readonly nonce: string
}

export type ProofRefused = {
  readonly code: 'wallet-proof-not-valid'
  /** For whoever builds a wallet; nothing of the proof is in it. */
  readonly why: string
}

type Question = { readonly audience: string; readonly now: Date }

/** Whether a wallet holds the key that it names (OpenID4VCI 1.0, appendix F.1). */
export async function checkProof(jwt: string, question: Question): Promise<Result<Proof, ProofRefused>> {
  if (jwt.length > longestProof) return refused('the proof is too long')
  const key = readKey(jwt)
  if (!key) return refused('the header needs typ, alg ES256 and a public key in jwk, without kid, x5c or trust_chain')
  try {
    const { payload } = await jwtVerify(jwt, EmbeddedJWK, {
      algorithms: [...proofAlgorithms],
      typ: proofType,
      audience: question.audience,
      currentDate: question.now,
      maxTokenAge: maxAgeSeconds,
      clockTolerance: clockToleranceSeconds,
    })
    if (typeof payload.aud !== 'string') return refused('aud is not one text')
    // appendix F.1: nobody names himself who came to the token without a name
    if (payload.iss !== undefined) return refused('iss does not belong into the proof of an anonymous wallet')
    const nonce = payload['nonce']
    return typeof nonce === 'string' ? ok({ key, nonce }) : refused('the proof has no nonce')
  } catch {
    return refused('signature, aud or iat does not fit')
  }
}

function readKey(jwt: string): JsonObject | undefined {
  try {
    const { jwk, kid, x5c, ...header } = decodeProtectedHeader(jwt)
    const isOneKey = kid === undefined && x5c === undefined && header['trust_chain'] === undefined
    const { kty, crv, x, y } = jwk ?? {}
    const isPublic = jwk !== undefined && !('d' in jwk)
    if (!isOneKey || !isPublic || typeof x !== 'string' || typeof y !== 'string') return undefined
    return kty === 'EC' && crv === 'P-256' ? { kty, crv, x, y } : undefined
  } catch {
    return undefined
  }
}

function refused(why: string): Result<never, ProofRefused> {
  return refuse({ code: 'wallet-proof-not-valid', why })
}
