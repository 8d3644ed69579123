import { cardNumberAlphabet, type RandomBytes } from '@sapar/verifier/format'
import { ok, refuse, type Result } from '#kernel/result.ts'

/**
 * The code on every message, by which the official site confirms that it sent it. The alphabet is that of card numbers,
 * because people type it; ten characters, so that it is never taken for a card number, and 23¹⁰ ≈ 4 × 10¹³ of them, so
 * that guessing finds none.
 */
export type CheckCode = string

const length = 10

// A byte above the largest multiple of 23 is thrown away: taking it modulo 23 would favour the first characters.
const usable = 256 - (256 % cardNumberAlphabet.length)

export function makeCheckCode(randomBytes: RandomBytes): CheckCode {
  let code = ''
  while (code.length < length) {
    for (const byte of randomBytes(length - code.length)) {
      if (byte < usable) code += cardNumberAlphabet.charAt(byte % cardNumberAlphabet.length)
    }
  }
  return code
}

/** In two groups, as messages show it: `K7M4Q-2X9CD`. */
export function formatCheckCode(code: CheckCode): string {
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`
}

/** Reads a code as people type it: spaces, dashes, lower case and full-width characters are taken in. */
export function parseCheckCode(text: string): Result<CheckCode, 'not-a-check-code'> {
  const typed = text
    .slice(0, 64)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
  const isCode = typed.length === length && [...typed].every((character) => cardNumberAlphabet.includes(character))
  return isCode ? ok(typed) : refuse('not-a-check-code')
}
