import type { JsonObject } from '@sapar/verifier/format'
import { confirmationCode } from '#domain/people/attempt-limits.ts'
import type { Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import type { Issuer } from '../deps.ts'
import type { OfferSecrets } from './secrets.ts'

/** The one thing that wallets can have of us (OpenID4VCI 1.0 §12.2.4). */
export const walletConfiguration = 'travel-card'

export const preAuthorizedGrant = 'urn:ietf:params:oauth:grant-type:pre-authorized_code'

/** Where a wallet fetches an offer whose name it has. */
export const offerPath = '/api/v1/openid4vci/offers/'

type Offer = { readonly secrets: OfferSecrets; readonly language: Language }

/** The offer as a wallet reads it (OpenID4VCI 1.0 §4.1.1). */
export function credentialOffer({ publicUrl }: Issuer, { secrets, language }: Offer): JsonObject {
  return {
    credential_issuer: publicUrl.origin,
    credential_configuration_ids: [walletConfiguration],
    grants: {
      [preAuthorizedGrant]: {
        'pre-authorized_code': secrets.code,
        tx_code: {
          input_mode: 'numeric',
          length: confirmationCode.digits,
          description: messages[language].wallet.askedByWallet,
        },
      },
    },
  }
}

/** Both ways to hand an offer to a wallet (OpenID4VCI 1.0 §4.1.2, §4.1.3). */
export type OfferLinks = {
  /** Short, for a QR code: the wallet fetches the offer. */
  readonly byReference: string
  /** For a wallet on the same device: everything is in it. */
  readonly byValue: string
}

export function offerLinks(issuer: Issuer, offer: Offer): OfferLinks {
  const uri = new URL(`${offerPath}${offer.secrets.reference}`, issuer.publicUrl.origin).href
  const link = (parameter: string, value: string) =>
    `openid-credential-offer://?${parameter}=${encodeURIComponent(value)}`
  return {
    byReference: link('credential_offer_uri', uri),
    byValue: link('credential_offer', JSON.stringify(credentialOffer(issuer, offer))),
  }
}
