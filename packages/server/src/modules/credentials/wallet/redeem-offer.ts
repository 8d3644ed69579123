import { walletOffers } from '#domain/credentials/wallet-offer.ts'
import { readTypedCode } from '#domain/people/confirmation-code.ts'
import { recordEvent } from '#modules/audit'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { CredentialsDeps } from '../deps.ts'
import { addPlace, findPlace, markRedeemed, spendTry, type WalletOffer } from './offer-store.ts'
import { fingerprintOfDigits, newSecret, placeOf } from './secrets.ts'

type Deps = Pick<CredentialsDeps, 'db' | 'clock' | 'randomBytes' | 'sealer'>

export type RedeemWalletOffer = {
  /** The pre-authorised code. */
  readonly code: string
  /** As typed into the wallet. */
  readonly digits: string
}

export type WalletOfferRedeemed = { readonly accessToken: string; readonly expiresInSeconds: number }

/** One answer for a code that nobody has, one that is used or over, and for wrong digits: nothing can be found out. */
export type RedeemWalletOfferRefusal = { readonly code: 'wallet-grant-not-valid' }

/** Gives the first wallet that has code and digits an access token (OpenID4VCI 1.0 §6). */
export async function redeemWalletOffer(
  deps: Deps,
  command: RedeemWalletOffer,
): Promise<Result<WalletOfferRedeemed, RedeemWalletOfferRefusal>> {
  const { clock, randomBytes, sealer } = deps
  const offer = await tryDigits(deps, command)
  if (!offer) return refuse({ code: 'wallet-grant-not-valid' })
  const { holderId, id: offerId, cardId } = offer
  const [accessToken, now] = [newSecret(randomBytes), clock.now()]
  const tokenEndsAt = new Date(now.getTime() + walletOffers.tokenMinutes * 60_000)
  return inTransaction<WalletOfferRedeemed, RedeemWalletOfferRefusal>(deps.db, async (trx) => {
    if (!(await markRedeemed(trx, offer, { now, tokenEndsAt }))) return refuse({ code: 'wallet-grant-not-valid' })
    await addPlace(trx, placeOf(sealer, 'token', accessToken), { holderId, offerId }, tokenEndsAt)
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'wallet-offer-redeemed',
      actor: { kind: 'holder', id: offer.accountId },
      cardId,
      details: { offerId },
    })
    return ok({ accessToken, expiresInSeconds: walletOffers.tokenMinutes * 60 })
  })
}

/** Spends a try in a transaction of its own, whatever comes of it. @returns the offer when the digits are right */
async function tryDigits(deps: Deps, { code, digits }: RedeemWalletOffer): Promise<WalletOffer | undefined> {
  const { db, clock, sealer } = deps
  const place = await findPlace(db, placeOf(sealer, 'code', code), clock.now())
  if (!place) return undefined
  const tried = await inTransaction<WalletOffer | undefined, never>(db, async (trx) => {
    const offer = await spendTry(trx, place, clock.now())
    if (!offer) return ok(undefined)
    if (fingerprintOfDigits(sealer, offer.id, readTypedCode(digits)).equals(offer.digitsFingerprint)) return ok(offer)
    await recordEvent(trx, deps, {
      subjectId: offer.holderId,
      event: 'wallet-code-refused',
      actor: { kind: 'visitor' },
      cardId: offer.cardId,
      details: { offerId: offer.id, triesLeft: walletOffers.tries - offer.tries },
    })
    return ok(undefined)
  })
  return tried.ok ? tried.value : undefined
}
