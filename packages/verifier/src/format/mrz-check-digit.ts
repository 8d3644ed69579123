const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const weights = [7, 3, 1] as const

/** True for text of A–Z, 0–9 and the filler `<` only: what a machine-readable zone may hold (Doc 9303-3 §4.3). */
export function isMrzText(text: string): boolean {
  return /^[A-Z0-9<]*$/.test(text)
}

/**
 * The check digit over MRZ text: weights 7, 3, 1 repeating, A = 10 … Z = 35, `<` = 0, modulo 10 (Doc 9303-3 §4.9).
 * @throws {RangeError} for any other character; ask `isMrzText` first.
 */
export function mrzCheckDigit(text: string): string {
  if (!isMrzText(text)) throw new RangeError('not text of a machine-readable zone')
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const value = text.charAt(i) === '<' ? 0 : characters.indexOf(text.charAt(i))
    sum += value * weights[(i % 3) as 0 | 1 | 2]
  }
  return String(sum % 10)
}
