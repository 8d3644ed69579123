import type { Context } from 'hono'

/** What OAuth and OpenID4VCI call what went wrong (RFC 6749 §5.2, RFC 6750 §3.1, OpenID4VCI 1.0 §6.3 and §8.3.1). */
export type OauthError =
  | 'invalid_request'
  | 'invalid_grant'
  | 'invalid_client'
  | 'unsupported_grant_type'
  | 'invalid_token'
  | 'invalid_credential_request'
  | 'unknown_credential_configuration'
  | 'unknown_credential_identifier'
  | 'invalid_proof'
  | 'invalid_nonce'
  | 'invalid_encryption_parameters'
  | 'credential_request_denied'

export type OauthFault = { readonly error: OauthError; readonly description: string }

/** @param description for whoever builds a wallet: ASCII, and nothing of what was sent */
export function oauthError(c: Context, { error, description }: OauthFault, status: 400 | 401 | 413 = 400): Response {
  return c.json({ error, error_description: description }, status)
}
