import { credentialTypes, sdJwtType, type JsonObject } from '@sapar/verifier/format'
import { walletOffers } from '#domain/credentials/wallet-offer.ts'
import { languages } from '#domain/languages.ts'
import { messages, type Messages } from '#locales/index.ts'
import { preAuthorizedGrant, proofAlgorithms, walletConfiguration } from '#modules/credentials'

/** Where wallets ask; the offers' own addresses stand in the offers. */
export const walletPaths = {
  token: '/api/v1/openid4vci/token',
  nonce: '/api/v1/openid4vci/nonce',
  credential: '/api/v1/openid4vci/credential',
} as const

type Site = { readonly publicUrl: URL; readonly authorityName: string }

/** What a wallet can have of us, and where (OpenID4VCI 1.0 §12.2.4). */
export function issuerMetadata({ publicUrl, authorityName }: Site): JsonObject {
  const { origin } = publicUrl
  return {
    credential_issuer: origin,
    credential_endpoint: origin + walletPaths.credential,
    nonce_endpoint: origin + walletPaths.nonce,
    batch_credential_issuance: { batch_size: walletOffers.copies },
    display: [{ name: authorityName }],
    credential_configurations_supported: { [walletConfiguration]: cardConfiguration() },
  }
}

function cardConfiguration(): JsonObject {
  return {
    format: sdJwtType,
    vct: credentialTypes.card,
    scope: walletConfiguration,
    cryptographic_binding_methods_supported: ['jwk'],
    credential_signing_alg_values_supported: ['ES256'],
    proof_types_supported: { jwt: { proof_signing_alg_values_supported: [...proofAlgorithms] } },
    credential_metadata: {
      display: inEveryLanguage((t) => ({
        name: t.card,
        description: t.description,
        background_color: '#102A2E',
        text_color: '#FFFFFF',
      })),
      claims: claimNames.map((name) => ({ path: [name], display: inEveryLanguage((t) => ({ name: t.claims[name] })) })),
    },
  }
}

const claimNames = Object.keys(messages.en.wallet.claims) as readonly (keyof Messages['wallet']['claims'])[]

function inEveryLanguage(say: (texts: Messages['wallet']) => JsonObject): JsonObject[] {
  return languages.map((language) => ({ ...say(messages[language].wallet), locale: language }))
}

/** Who gives the tokens: we ourselves, to wallets that need not say who they are (RFC 8414, OpenID4VCI 1.0 §12.3). */
export function authorizationServerMetadata({ publicUrl: { origin } }: Site): JsonObject {
  return {
    issuer: origin,
    token_endpoint: origin + walletPaths.token,
    grant_types_supported: [preAuthorizedGrant],
    // there is no authorisation endpoint to answer from
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ['none'],
    'pre-authorized_grant_anonymous_access_supported': true,
  }
}
