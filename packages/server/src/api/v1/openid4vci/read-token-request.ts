import { preAuthorizedGrant, type RedeemWalletOffer } from '#modules/credentials'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { OauthFault } from './oauth-error.ts'

const secretParameters = ['client_secret', 'client_assertion'] as const

/** Reads the form of a token request (OpenID4VCI 1.0 §6.1); parameters that we do not know are nothing to us (RFC 6749 §3.2). */
export function readTokenRequest(body: string): Result<RedeemWalletOffer, OauthFault> {
  const form = new URLSearchParams(body)
  const names = [...form.keys()]
  if (new Set(names).size !== names.length) return fault('invalid_request', 'a parameter is there twice')
  if (secretParameters.some((name) => form.has(name))) return fault('invalid_client', 'wallets have no secret here')
  const grant = form.get('grant_type')
  if (!grant) return fault('invalid_request', 'grant_type is missing')
  if (grant !== preAuthorizedGrant) return fault('unsupported_grant_type', `only ${preAuthorizedGrant}`)
  const [code, digits] = [form.get('pre-authorized_code'), form.get('tx_code')]
  if (!code) return fault('invalid_request', 'pre-authorized_code is missing')
  // every offer of ours has digits (OpenID4VCI 1.0 §6.3)
  if (!digits) return fault('invalid_request', 'tx_code is missing')
  return ok({ code, digits })
}

function fault(error: OauthFault['error'], description: string): Result<never, OauthFault> {
  return refuse({ error, description })
}
