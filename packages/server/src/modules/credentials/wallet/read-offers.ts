import type { JsonObject } from '@sapar/verifier/format'
import { walletOfferState, type WalletOfferState } from '#domain/credentials/wallet-offer.ts'
import type { Id } from '#kernel/ids.ts'
import type { CredentialsDeps } from '../deps.ts'
import { findCredential } from '../credential-store.ts'
import { findCardForWallet } from './card-for-wallet.ts'
import { listCopiesGiven, type CopiesGiven } from './copy-store.ts'
import { credentialOffer, offerLinks, type OfferLinks } from './credential-offer.ts'
import { findNewestOffer, findOffer, findPlace, type WalletOffer } from './offer-store.ts'
import { openSecrets, placeOf } from './secrets.ts'

type Deps = Pick<CredentialsDeps, 'db' | 'clock' | 'sealer' | 'issuer'>

export type ShownOffer = {
  readonly state: WalletOfferState
  readonly endsAt: Date
  /** Where the digits went, masked. */
  readonly sentTo: string
  /** Undefined once it waits no more: what is over is shown to nobody. */
  readonly links: OfferLinks | undefined
}

export type CardInWallets = {
  /** Whether an offer can be made. */
  readonly isOffered: boolean
  /** The newest offer of the last day. */
  readonly offer: ShownOffer | undefined
  readonly given: readonly CopiesGiven[]
}

/** What the holder sees of a card and wallets. */
export async function readCardInWallets(
  deps: Deps,
  { holderId, cardId }: { readonly holderId: Id; readonly cardId: Id },
): Promise<CardInWallets> {
  const credential = await findCredential(deps.db, holderId, cardId)
  const card = credential && (await findCardForWallet(deps.db, deps, credential))
  const newest = await findNewestOffer(deps.db, holderId, cardId)
  return {
    isOffered: card !== undefined,
    offer: newest && shown(deps, newest),
    given: await listCopiesGiven(deps.db, holderId, cardId),
  }
}

function shown({ clock, sealer, issuer }: Deps, offer: WalletOffer): ShownOffer {
  const { id, language, endsAt, sentTo, secretsSealed } = offer
  const state = walletOfferState(offer, clock.now())
  const links =
    state === 'waiting' ? offerLinks(issuer, { language, secrets: openSecrets(sealer, id, secretsSealed) }) : undefined
  return { state, endsAt, sentTo, links }
}

/** The offer that a wallet fetches by its name; undefined once it waits no more. */
export async function findCredentialOffer(deps: Deps, reference: string): Promise<JsonObject | undefined> {
  const { db, clock, sealer, issuer } = deps
  const place = await findPlace(db, placeOf(sealer, 'reference', reference), clock.now())
  const offer = place && (await findOffer(db, place))
  if (!offer || walletOfferState(offer, clock.now()) !== 'waiting') return undefined
  const { language, id, secretsSealed } = offer
  return credentialOffer(issuer, { language, secrets: openSecrets(sealer, id, secretsSealed) })
}
