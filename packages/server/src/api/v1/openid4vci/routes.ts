import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { findCredentialOffer, makeWalletNonce, redeemWalletOffer, type WalletDeps } from '#modules/credentials'
import type { Result } from '#kernel/result.ts'
import { problem } from '../problem.ts'
import { answerCredentialRequest } from './credential.ts'
import { authorizationServerMetadata, issuerMetadata, walletPaths } from './metadata.ts'
import { oauthError } from './oauth-error.ts'
import { longestCredentialRequest } from './read-credential-request.ts'
import { readTokenRequest } from './read-token-request.ts'

export type WalletApiDeps = {
  readonly wallets: WalletDeps
  readonly authorityName: string
  /** Where a request comes from, behind our proxies. */
  addressOf(c: Context): string
  /** Counts what a network asks; the instant to ask again when that was too much. */
  countRequest(address: string): Promise<Result<unknown, { readonly retryAt: Date }>>
}

const longestTokenRequest = 4 * 1024

/**
 * Puts cards into wallets by OpenID4VCI 1.0 with the pre-authorised code flow: offer, token, nonce, credential. Wallets are
 * anonymous; what lets them in is a code from the holder's page together with digits from the holder's telephone.
 */
export function openid4vci(deps: WalletApiDeps): Hono {
  const { wallets } = deps
  const app = new Hono()
  const counted = countedByNetwork(deps)
  const limit = (maxSize: number, error: 'invalid_request' | 'invalid_credential_request') =>
    bodyLimit({ maxSize, onError: (c) => oauthError(c, { error, description: 'the body is too large' }, 413) })

  // a wallet may be a page of another site: what it needs is in its hands, and no cookie is looked at here
  app.use(
    '/api/v1/openid4vci/*',
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['Authorization', 'Content-Type'],
      exposeHeaders: ['Retry-After', 'WWW-Authenticate'],
      maxAge: 600,
    }),
  )
  app.get('/api/v1/openid4vci/offers/:reference', counted, async (c) => {
    const offer = await findCredentialOffer(wallets, c.req.param('reference'))
    return offer ? c.json(offer) : problem(c, 404, 'wallet-offer-not-found', 'No such offer waits for a wallet.')
  })
  app.post(walletPaths.token, limit(longestTokenRequest, 'invalid_request'), counted, (c) => answerToken(deps, c))
  // neither counted nor written down: a nonce costs less than counting would
  app.post(walletPaths.nonce, (c) => c.json({ c_nonce: makeWalletNonce(wallets) }))
  app.post(walletPaths.credential, limit(longestCredentialRequest, 'invalid_credential_request'), counted, (c) =>
    answerCredentialRequest(wallets, c),
  )
  app.onError((error, c) => {
    wallets.log.error({ err: error, route: c.req.routePath }, 'a wallet was not served')
    return problem(c, 503, 'busy', 'No answer is possible at this moment. Ask again.')
  })
  return app
}

/** The two documents from which a wallet learns the rest; the same for everybody, so that caches may keep them. */
export function walletMetadata({ wallets, authorityName }: Pick<WalletApiDeps, 'wallets' | 'authorityName'>): Hono {
  const app = new Hono()
  const site = { publicUrl: wallets.issuer.publicUrl, authorityName }
  const keep = {
    'Cache-Control': 'public, max-age=300',
    'Access-Control-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
  }
  app.get('/.well-known/openid-credential-issuer', (c) => c.json(issuerMetadata(site), 200, keep))
  app.get('/.well-known/oauth-authorization-server', (c) => c.json(authorizationServerMetadata(site), 200, keep))
  return app
}

function countedByNetwork({ addressOf, countRequest, wallets }: WalletApiDeps): MiddlewareHandler {
  return async (c, next) => {
    const counted = await countRequest(addressOf(c))
    if (counted.ok) return next()
    const seconds = Math.ceil((counted.refusal.retryAt.getTime() - wallets.clock.now().getTime()) / 1_000)
    c.header('Retry-After', String(Math.max(1, seconds)))
    return problem(c, 429, 'too-many-attempts', 'Too many requests. Retry-After says when to ask again.')
  }
}

async function answerToken({ wallets }: WalletApiDeps, c: Context): Promise<Response> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '')) {
    return oauthError(c, { error: 'invalid_request', description: 'send application/x-www-form-urlencoded' })
  }
  const request = readTokenRequest(await c.req.text())
  if (!request.ok) return oauthError(c, request.refusal, request.refusal.error === 'invalid_client' ? 401 : 400)
  const redeemed = await redeemWalletOffer(wallets, request.value)
  if (!redeemed.ok) {
    const description = 'no offer waits for this code and these digits; the holder can make a new one'
    return oauthError(c, { error: 'invalid_grant', description })
  }
  const { accessToken, expiresInSeconds } = redeemed.value
  return c.json({ access_token: accessToken, token_type: 'Bearer', expires_in: expiresInSeconds })
}
