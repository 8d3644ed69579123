import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { Openid4vciClient, setGlobalConfig, type IssuerMetadataResult } from '@openid4vc/openid4vci'
import { SignJWT, type JWTHeaderParameters } from 'jose'

/* A wallet that we did not write: the client of the OpenWallet Foundation Labs, with keys of its own. */

export type WalletKey = {
  readonly privateKey: KeyObject
  readonly publicJwk: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }
}

export function aWalletKey(): WalletKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { privateKey, publicJwk: publicKey.export({ format: 'jwk' }) as WalletKey['publicJwk'] }
}

export const signWith =
  ({ privateKey }: WalletKey) =>
  (data: string): string =>
    sign('sha256', Buffer.from(data), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')

type Claims = Readonly<Record<string, unknown>>

/** A proof by hand, for what the client would not send. */
export function aProof(key: WalletKey, claims: Claims, header: Claims = {}): Promise<string> {
  const full = { typ: 'openid4vci-proof+jwt', alg: 'ES256', jwk: key.publicJwk, ...header }
  return new SignJWT(claims).setProtectedHeader(full).sign(key.privateKey)
}

type Fetch = (url: string, init?: RequestInit) => Promise<Response>

export type ForeignWallet = {
  readonly client: Openid4vciClient
  /** Another key for each copy, as privacy wants it. */
  readonly keys: readonly WalletKey[]
  readonly fetch: Fetch
}

/** @param fetch reaches the issuer, whatever its public address is; `isInsecure` lets that be one without TLS */
export function aForeignWallet(fetch: Fetch, { copies = 1, isInsecure = false } = {}): ForeignWallet {
  setGlobalConfig({ allowInsecureUrls: isInsecure })
  const keys = Array.from({ length: copies }, aWalletKey)
  const client = new Openid4vciClient({
    callbacks: {
      fetch: (url, init) => fetch(new URL(url as string).href, init),
      hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
      generateRandom: (length) => randomBytes(length),
      // anonymous: nothing is added to the request
      clientAuthentication: () => undefined,
      signJwt: async (signer, { header, payload }) => {
        const key = keys.find(({ publicJwk }) => signer.method === 'jwk' && signer.publicJwk.x === publicJwk.x)
        if (!key) throw new Error('the client asks for a key that this wallet does not have')
        const jwt = await new SignJWT(payload as Claims)
          .setProtectedHeader(header as JWTHeaderParameters)
          .sign(key.privateKey)
        return { jwt, signerJwk: key.publicJwk }
      },
    },
  })
  return { client, keys, fetch }
}

export type Asked = {
  /** `openid-credential-offer://…`, by value or by reference. */
  readonly offer: string
  /** As typed into the wallet. */
  readonly digits: string
  readonly now: Date
}

export type WithToken = { readonly metadata: IssuerMetadataResult; readonly accessToken: string }

/** Offer and token, as the client goes about it. */
export async function takeToken({ client }: ForeignWallet, { offer, digits }: Asked): Promise<WithToken> {
  const credentialOffer = await client.resolveCredentialOffer(offer)
  const issuerMetadata = await client.resolveIssuerMetadata(credentialOffer.credential_issuer)
  const { accessTokenResponse } = await client.retrievePreAuthorizedCodeAccessTokenFromOffer({
    credentialOffer,
    issuerMetadata,
    txCode: digits,
  })
  return { metadata: issuerMetadata, accessToken: accessTokenResponse.access_token }
}

/** Nonce, proofs and credentials, one for each key. */
export async function takeCopies(
  { client, keys }: ForeignWallet,
  { metadata, accessToken }: WithToken,
  now: Date,
): Promise<string[]> {
  const [credentialConfigurationId = ''] = Object.keys(metadata.credentialIssuer.credential_configurations_supported)
  const { c_nonce: nonce } = await client.requestNonce({ issuerMetadata: metadata })
  const proofs: string[] = []
  for (const { publicJwk } of keys) {
    const signer = { method: 'jwk', publicJwk: { ...publicJwk }, alg: 'ES256' } as const
    const order = { issuerMetadata: metadata, credentialConfigurationId, nonce, issuedAt: now, signer }
    proofs.push((await client.createCredentialRequestJwtProof(order)).jwt)
  }
  const { credentialResponse } = await client.retrieveCredentials({
    issuerMetadata: metadata,
    accessToken,
    credentialConfigurationId,
    proofs: { jwt: proofs },
  })
  const credentials = credentialResponse.credentials as readonly { readonly credential: string }[] | undefined
  return (credentials ?? []).map(({ credential }) => credential)
}

/** The whole way from the holder's page to the copies. */
export async function fetchCard(wallet: ForeignWallet, asked: Asked): Promise<string[]> {
  return takeCopies(wallet, await takeToken(wallet, asked), asked.now)
}
