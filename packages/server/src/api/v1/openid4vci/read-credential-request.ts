import { isJsonObject, parseStrictJson, type JsonObject, type JsonValue } from '@sapar/verifier/format'
import { walletOffers } from '#domain/credentials/wallet-offer.ts'
import { walletConfiguration } from '#modules/credentials'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { OauthFault } from './oauth-error.ts'

/** In characters; a proof has some six hundred. */
export const longestCredentialRequest = 32 * 1024

/**
 * Reads a credential request (OpenID4VCI 1.0 §8.2).
 * @returns its proofs, one for each copy that is asked for
 */
export function readCredentialRequest(body: string): Result<readonly string[], OauthFault> {
  const parsed = parseStrictJson(body, { longest: longestCredentialRequest })
  if (!parsed.ok || !isJsonObject(parsed.value))
    return fault('invalid_credential_request', 'the body is no JSON object')
  const request = parsed.value
  const at = (name: string): JsonValue | undefined => (Object.hasOwn(request, name) ? request[name] : undefined)
  const wrong = wrongCredential(at('credential_configuration_id'), at('credential_identifier'))
  if (wrong) return refuse(wrong)
  if (at('credential_response_encryption') !== undefined) {
    return fault('invalid_encryption_parameters', 'answers are not encrypted here, beyond the connection')
  }
  return readProofs(at('proofs'))
}

function wrongCredential(id: JsonValue | undefined, identifier: JsonValue | undefined): OauthFault | undefined {
  if (identifier !== undefined && id !== undefined) {
    return { error: 'invalid_credential_request', description: 'name the credential in one way' }
  }
  // a token of ours names none (§6.2), so that there is none to be asked for by it
  if (identifier !== undefined) return { error: 'unknown_credential_identifier', description: 'there are none here' }
  if (typeof id !== 'string') {
    return { error: 'invalid_credential_request', description: 'credential_configuration_id is missing' }
  }
  if (id === walletConfiguration) return undefined
  return { error: 'unknown_credential_configuration', description: `only ${walletConfiguration}` }
}

function readProofs(proofs: JsonValue | undefined): Result<readonly string[], OauthFault> {
  const jwts = isJsonObject(proofs) && isOnlyJwt(proofs) ? proofs['jwt'] : undefined
  if (!Array.isArray(jwts) || jwts.length === 0 || !jwts.every((jwt) => typeof jwt === 'string')) {
    return fault('invalid_proof', 'proofs needs jwt, a list of texts, and nothing else')
  }
  if (jwts.length > walletOffers.copies) {
    return fault('invalid_credential_request', `more proofs than batch_size, ${walletOffers.copies}`)
  }
  return ok(jwts)
}

function isOnlyJwt(proofs: JsonObject): boolean {
  return Object.keys(proofs).join() === 'jwt'
}

function fault(error: OauthFault['error'], description: string): Result<never, OauthFault> {
  return refuse({ error, description })
}
