import { formatCardNumber, makeCardNumber, parseCardNumber, type RandomBytes } from '@sapar/verifier/format'

/**
 * `R-K7M-4Q2-X9C`: made like a card number, whose check character finds every wrong and every exchanged character; the
 * letter in front says what it is, because both are read out on the telephone.
 */
export function makeReceiptNumber(randomBytes: RandomBytes): string {
  return written(makeCardNumber(randomBytes))
}

/** Reads a number as people type it; undefined when it is none or has a slip in it. */
export function parseReceiptNumber(text: string): string | undefined {
  const typed = text.slice(0, 64).normalize('NFKC').trim()
  if (!/^r/i.test(typed)) return undefined
  const parsed = parseCardNumber(typed.slice(1))
  return parsed.ok ? written(parsed.value) : undefined
}

const written = (digits: string): string => `R-${formatCardNumber(digits).replaceAll(' ', '-')}`
