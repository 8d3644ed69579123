import { walletOffers, type WalletOfferTimes } from '#domain/credentials/wallet-offer.ts'
import type { Language } from '#domain/languages.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { WalletOfferRow } from './tables.ts'

export type WalletOffer = WalletOfferTimes & {
  readonly holderId: Id
  readonly id: Id
  readonly cardId: Id
  readonly credentialId: Id
  readonly accountId: Id
  readonly language: Language
  readonly secretsSealed: Buffer
  readonly digitsFingerprint: Buffer
  /** Where the digits went, masked. */
  readonly sentTo: string
  readonly madeAt: Date
  readonly tokenEndsAt: Date | null
}

export type OfferPlace = { readonly holderId: Id; readonly offerId: Id }

type NewOffer = Omit<WalletOffer, 'endedAt' | 'redeemedAt' | 'tokenEndsAt' | 'tries' | 'copies'>

export async function addOffer(trx: Trx, offer: NewOffer): Promise<void> {
  await trx
    .insertInto('wallet_offers')
    .values({
      holder_id: offer.holderId,
      id: offer.id,
      card_id: offer.cardId,
      credential_id: offer.credentialId,
      account_id: offer.accountId,
      language: offer.language,
      secrets_sealed: offer.secretsSealed,
      digits_fingerprint: offer.digitsFingerprint,
      sent_to: offer.sentTo,
      tries: 0,
      made_at: offer.madeAt,
      ends_at: offer.endsAt,
      ended_at: null,
      redeemed_at: null,
      token_ends_at: null,
      copies: 0,
    })
    .execute()
}

/** Notes where a secret leads; later than `endsAt` it leads nowhere. */
export async function addPlace(trx: Trx, fingerprint: Buffer, { holderId, offerId }: OfferPlace, endsAt: Date) {
  const row = { fingerprint, holder_id: holderId, offer_id: offerId, ends_at: endsAt }
  await trx.insertInto('wallet_places').values(row).execute()
}

export async function findPlace(db: Queryable, fingerprint: Buffer, now: Date): Promise<OfferPlace | undefined> {
  const row = await db
    .selectFrom('wallet_places')
    .select(['holder_id', 'offer_id'])
    .where('fingerprint', '=', fingerprint)
    .where('ends_at', '>', now)
    .executeTakeFirst()
  return row && { holderId: row.holder_id, offerId: row.offer_id }
}

export async function findOffer(db: Queryable, { holderId, offerId }: OfferPlace): Promise<WalletOffer | undefined> {
  const row = await db
    .selectFrom('wallet_offers')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('id', '=', offerId)
    .executeTakeFirst()
  return row && toOffer(row)
}

export async function findNewestOffer(db: Queryable, holderId: Id, cardId: Id): Promise<WalletOffer | undefined> {
  const row = await db
    .selectFrom('wallet_offers')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('card_id', '=', cardId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toOffer(row)
}

/** Ends the offers of a card that no wallet has redeemed. @returns how many there were */
export async function endWaitingOffers(trx: Trx, holderId: Id, cardId: Id, now: Date): Promise<number> {
  const updated = await trx
    .updateTable('wallet_offers')
    .set({ ended_at: now })
    .where('holder_id', '=', holderId)
    .where('card_id', '=', cardId)
    .where('ended_at', 'is', null)
    .where('redeemed_at', 'is', null)
    .where('ends_at', '>', now)
    .executeTakeFirst()
  return Number(updated.numUpdatedRows)
}

/** Spends one try of an offer that waits. @returns undefined when it waits no more, or has no try left */
export async function spendTry(
  trx: Trx,
  { holderId, offerId }: OfferPlace,
  now: Date,
): Promise<WalletOffer | undefined> {
  const row = await trx
    .updateTable('wallet_offers')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('holder_id', '=', holderId)
    .where('id', '=', offerId)
    .where('redeemed_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .where('tries', '<', walletOffers.tries)
    .returningAll()
    .executeTakeFirst()
  return row && toOffer(row)
}

/** @returns false when another wallet was quicker, or the holder ended the offer */
export async function markRedeemed(
  trx: Trx,
  { holderId, id }: WalletOffer,
  { now, tokenEndsAt }: { readonly now: Date; readonly tokenEndsAt: Date },
): Promise<boolean> {
  const updated = await trx
    .updateTable('wallet_offers')
    .set({ redeemed_at: now, token_ends_at: tokenEndsAt })
    .where('holder_id', '=', holderId)
    .where('id', '=', id)
    .where('redeemed_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** Takes copies off what the token of an offer still gives. @returns false when it does not give so many (any more) */
export async function takeCopies(trx: Trx, { holderId, id }: WalletOffer, count: number, now: Date): Promise<boolean> {
  const updated = await trx
    .updateTable('wallet_offers')
    .set((eb) => ({ copies: eb('copies', '+', count) }))
    .where('holder_id', '=', holderId)
    .where('id', '=', id)
    .where('token_ends_at', '>', now)
    .where('copies', '<=', walletOffers.copies - count)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

function toOffer(row: WalletOfferRow): WalletOffer {
  return {
    holderId: row.holder_id,
    id: row.id,
    cardId: row.card_id,
    credentialId: row.credential_id,
    accountId: row.account_id,
    language: row.language,
    secretsSealed: row.secrets_sealed,
    digitsFingerprint: row.digits_fingerprint,
    sentTo: row.sent_to,
    tries: row.tries,
    madeAt: row.made_at,
    endsAt: row.ends_at,
    endedAt: row.ended_at,
    redeemedAt: row.redeemed_at,
    tokenEndsAt: row.token_ends_at,
    copies: row.copies,
  }
}
