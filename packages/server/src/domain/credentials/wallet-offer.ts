/**
 * How long an offer to a wallet is good, and how much of it there can be. The digits are out-of-band (ASVS 5.0 6.5.5: ten
 * minutes at most); a batch is small, because every copy takes an index of the status list for good.
 */
export const walletOffers = {
  minutes: 10,
  tokenMinutes: 10,
  nonceMinutes: 5,
  /** Wrong digits after which an offer is over: five of a million. */
  tries: 5,
  /** Copies that one wallet gets of one offer, each bound to another key of it. */
  copies: 5,
  /** Copies that a card can have in all: what one cancellation has to put out of force. */
  copiesOfCard: 30,
} as const

export type WalletOfferTimes = {
  readonly endsAt: Date
  /** By the holder, or by a newer offer. */
  readonly endedAt: Date | null
  readonly redeemedAt: Date | null
  readonly tries: number
  readonly copies: number
}

/**
 * Where an offer stands: it waits for a wallet, a wallet has shown the digits, a wallet has its copies, or it is over: too
 * late, ended, or too many wrong digits.
 */
export type WalletOfferState = 'waiting' | 'redeemed' | 'taken' | 'over'

export function walletOfferState(offer: WalletOfferTimes, now: Date): WalletOfferState {
  if (offer.copies > 0) return 'taken'
  if (offer.redeemedAt !== null) return 'redeemed'
  const isOver = offer.endedAt !== null || now >= offer.endsAt || offer.tries >= walletOffers.tries
  return isOver ? 'over' : 'waiting'
}

/** Whether a wallet with the token of an offer gets so many copies (more). */
export function mayFetchCopies(
  { tokenEndsAt, copies }: { readonly tokenEndsAt: Date | null; readonly copies: number },
  now: Date,
  wanted: number,
): 'yes' | 'too-late' | 'too-many' {
  if (tokenEndsAt === null || now >= tokenEndsAt) return 'too-late'
  return copies + wanted <= walletOffers.copies ? 'yes' : 'too-many'
}
