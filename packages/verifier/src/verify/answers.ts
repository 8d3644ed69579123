/** What a verifier says about a card. Doubt is never `valid`. */
export type Answer =
  | 'valid'
  | 'not-yet-valid'
  | 'suspended'
  | 'cancelled-by-holder'
  | 'withdrawn-by-authority'
  | 'expired'
  | 'never-issued'
  | 'cannot-verify'

/**
 * Why. Names without prefix are those of ICAO Doc 9303-13 appendix D and 9303-7 §9.4, where they fit; they are stable, the
 * sentences for people are the caller's.
 */
export const reasons = {
  READ_ERROR: 'not text of a card: damaged, cut off, too long or something else',
  WRONG_FORMAT: 'a card in form, but of an unknown version or with a wrong field',
  UNKNOWN_CERTIFICATE: 'no pinned authority of that issuer signed the signer',
  UNTRUSTED_CERTIFICATE: 'the signer claims a pinned authority that did not sign it',
  REVOKED_CERTIFICATE: 'the signer is on the list of distrusted ones',
  EXPIRED_CERTIFICATE: 'the signer or its authority was not in force when it signed',
  INVALID_DOCUMENTTYPE: 'the signer may not sign such documents',
  INVALID_SIGNATURE: 'the signature does not fit: something was changed',
  SEAL_PASSPORT_MISMATCH: 'the card belongs to another passport',
  SIGNED_IN_FUTURE: 'signed later than now: one of the two clocks is wrong',
  HOLDER_NOT_PROVED: 'the holder did not prove to have the key of the card',
  STATUS_LIST_MISSING: 'no list with the address that the card names is at hand',
  STATUS_LIST_WRONG_FORMAT: 'not a status list, or a claim is missing',
  STATUS_LIST_OTHER_URI: 'the list is another one than the card names',
  STATUS_LIST_UNTRUSTED: 'the list is not signed by a signer of lists of this issuer',
  STATUS_LIST_INVALID_SIGNATURE: 'the signature of the list does not fit',
  STATUS_LIST_FROM_FUTURE: 'the list is signed later than now: one of the two clocks is wrong',
  STATUS_LIST_EXPIRED: 'the list must not be relied upon any more',
  STATUS_LIST_STALE: 'the list is older than its time to live',
  STATUS_LIST_OLDER_SEQUENCE: 'a newer list was seen before',
  STATUS_LIST_UNREADABLE: 'the list does not inflate, or to more than the limit',
  STATUS_INDEX_MISSING: 'the list has no such entry',
  STATUS_RESERVED: 'the list has an entry without a meaning',
  LOG_PROOF_INVALID: 'the log does not prove this card',
  LOG_PROOF_UNSUPPORTED: 'this device cannot check proofs of the log (no Ed25519)',
} as const

export type Reason = keyof typeof reasons

/** What makes a card a forgery, as opposed to one that we cannot judge. */
const forged: ReadonlySet<Reason> = new Set(['UNTRUSTED_CERTIFICATE', 'INVALID_DOCUMENTTYPE', 'INVALID_SIGNATURE'])

/** An authority that is merely not known here, or a signer cut off after a theft, says nothing about the single card. */
export function answerWithout(reason: Reason): Answer {
  return forged.has(reason) ? 'never-issued' : 'cannot-verify'
}
