import type { Parsed } from './parsed.ts'
import { foldTyped, withoutSpacesAndDashes } from './typed-text.ts'

/**
 * The 23 characters of a card number, in the order of their values 0–22. Of each pair that eyes and cameras confuse only
 * the digit is in it (0/O and 1/I/L not at all; 2 not Z, 5 not S, 6 not G, 8 not B) and no vowel, nor U's twin V, so
 * that no number spells a word. All of them fit a machine-readable zone.
 */
export const cardNumberAlphabet = '23456789CDFHJKMNPQRTWXY'

/** Characters of a card number, the check character included: the visa number field of ICAO Doc 9303-7 has nine. */
export const cardNumberLength = 9

/** A card number that passed the check: nine characters, upper case, no spaces. */
export type CardNumber = string

export type CardNumberRefusal = 'card-number-character' | 'card-number-length' | 'card-number-check'

/**
 * The weighted sum that must be 0 modulo 23. Position i (from 0) weighs 9 − i, the check character 1.
 *
 * 23 is prime and the weights 9…1 differ and are smaller than it, therefore
 * - one wrong character changes the sum by weight × difference, a product of two numbers that 23 does not divide;
 * - two exchanged characters, neighbours or not, change it by (difference of weights) × (difference of values): likewise;
 * - a pair typed as another pair (`77` for `44`) changes it by (sum of weights ≤ 17) × difference: likewise.
 * So each of these is always found; another mistake escapes once in 23 times. Modulo 36 over all letters and digits
 * could not promise this, because 36 has divisors; the method is that of ISBN-10 with a prime that fits the alphabet.
 */
function weightedSum(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum += (cardNumberLength - i) * cardNumberAlphabet.indexOf(text.charAt(i))
  return sum % cardNumberAlphabet.length
}

function withCheckCharacter(payload: string): CardNumber {
  const size = cardNumberAlphabet.length
  return payload + cardNumberAlphabet.charAt((size - weightedSum(payload)) % size)
}

/**
 * Reads a card number as people type it: spaces, dashes, lower case and full-width characters are taken in.
 *
 * Refusals, in the order of looking: `card-number-character` (a character that no card number has, such as O or 0),
 * `card-number-length` (not nine characters), `card-number-check` (the check character does not fit: a typing mistake).
 */
export function parseCardNumber(text: string): Parsed<CardNumber, CardNumberRefusal> {
  const typed = withoutSpacesAndDashes(foldTyped(text))
  if (Array.from(typed).some((character) => !cardNumberAlphabet.includes(character))) {
    return { ok: false, refusal: 'card-number-character' }
  }
  if (typed.length !== cardNumberLength) return { ok: false, refusal: 'card-number-length' }
  if (weightedSum(typed) !== 0) return { ok: false, refusal: 'card-number-check' }
  return { ok: true, value: typed }
}

/** Groups of three for reading aloud and comparing: `K7M4Q2X9C` becomes `K7M 4Q2 X9C`. */
export function formatCardNumber(cardNumber: CardNumber): string {
  return cardNumber.replace(/(.{3})(?=.)/g, '$1 ')
}

/** Cryptographically random bytes, `length` of them; `(n) => crypto.getRandomValues(new Uint8Array(n))` fits. */
export type RandomBytes = (length: number) => Uint8Array

const drawLimit = 100

/**
 * Makes a card number of which every one of the 23⁸ ≈ 78 thousand million is equally likely. A byte above the largest
 * multiple of 23 is thrown away, because taking it modulo 23 would favour the first characters of the alphabet.
 *
 * Uniqueness is the issuer's: keep the numbers under a unique key and draw again when one is taken.
 * @throws {Error} when the source gives no usable byte a hundred times running, which a random source does not.
 */
export function makeCardNumber(randomBytes: RandomBytes): CardNumber {
  const size = cardNumberAlphabet.length
  const usable = 256 - (256 % size)
  let payload = ''
  for (let draw = 0; draw < drawLimit; draw++) {
    for (const byte of randomBytes(cardNumberLength - 1 - payload.length)) {
      if (byte < usable) payload += cardNumberAlphabet.charAt(byte % size)
    }
    if (payload.length === cardNumberLength - 1) return withCheckCharacter(payload)
  }
  throw new Error('the random source gives no usable bytes')
}
