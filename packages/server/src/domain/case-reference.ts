import { cardNumberAlphabet, type RandomBytes } from '@sapar/verifier/format'

/** `C` a cancellation, `A` an application, `R` a request about a card (correction, new passport, loss, extension). */
export type ReferenceLetter = 'C' | 'A' | 'R'

const length = 8
// A byte above the largest multiple of the alphabet is thrown away: taking it modulo would favour the first characters.
const usable = 256 - (256 % cardNumberAlphabet.length)

/** `C-7QK2-M4XD`: the alphabet of card numbers, without look-alikes and vowels, because people read it out. */
export function makeReference(letter: ReferenceLetter, randomBytes: RandomBytes): string {
  let code = ''
  while (code.length < length) {
    for (const byte of randomBytes(length - code.length)) {
      if (byte < usable) code += cardNumberAlphabet.charAt(byte % cardNumberAlphabet.length)
    }
  }
  return `${letter}-${code.slice(0, 4)}-${code.slice(4)}`
}

const group = `([${cardNumberAlphabet}]{4})`

/** Reads a reference as people type it: spaces, dashes, lower case and full-width characters are taken in. */
export function parseReference(letter: ReferenceLetter, text: string): string | undefined {
  const typed = text
    .slice(0, 64)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
  const match = new RegExp(`^${letter}${group}${group}$`).exec(typed)
  return match ? `${letter}-${match[1]}-${match[2]}` : undefined
}
