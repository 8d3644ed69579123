import type { Context } from 'hono'
import { issueWalletCopies, type IssueWalletCopiesRefusal, type WalletDeps } from '#modules/credentials'
import { unreachable } from '#kernel/result.ts'
import { problem } from '../problem.ts'
import { oauthError } from './oauth-error.ts'
import { readCredentialRequest } from './read-credential-request.ts'

/** Answers a credential request: a copy for each proof, or why not (OpenID4VCI 1.0 §8). */
export async function answerCredentialRequest(wallets: WalletDeps, c: Context): Promise<Response> {
  const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (token === undefined) {
    // RFC 6750 §3.1: no error is named to whoever has not tried
    c.header('WWW-Authenticate', 'Bearer')
    return c.body(null, 401)
  }
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    return oauthError(c, { error: 'invalid_credential_request', description: 'send application/json' })
  }
  const proofs = readCredentialRequest(await c.req.text())
  if (!proofs.ok) return oauthError(c, proofs.refusal)
  const issued = await issueWalletCopies(wallets, { accessToken: token, proofs: proofs.value })
  if (!issued.ok) return refusal(c, issued.refusal)
  return c.json({ credentials: issued.value.copies.map((credential) => ({ credential })) })
}

function refusal(c: Context, refused: IssueWalletCopiesRefusal): Response {
  switch (refused.code) {
    case 'wallet-token-not-valid': {
      c.header('WWW-Authenticate', 'Bearer error="invalid_token"')
      return oauthError(c, { error: 'invalid_token', description: 'the token is not known, or too old' }, 401)
    }
    case 'wallet-proof-not-valid':
      return oauthError(c, { error: 'invalid_proof', description: refused.why })
    case 'wallet-nonce-not-valid':
      return oauthError(c, { error: 'invalid_nonce', description: 'fetch a new nonce, and use it once' })
    case 'card-not-for-wallet':
      return oauthError(c, { error: 'credential_request_denied', description: 'the card is not in force' })
    case 'too-many-wallet-copies':
      return oauthError(c, { error: 'credential_request_denied', description: 'no more copies for this offer or card' })
    case 'publishing-refused':
      return problem(c, 503, 'publishing-refused', 'No card is given out at this moment.')
    default:
      return unreachable(refused)
  }
}
