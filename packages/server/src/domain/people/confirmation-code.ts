import { confirmationCode } from './attempt-limits.ts'

const codes = 10 ** confirmationCode.digits
/** The largest multiple of a million below 2^32: numbers from there on would make some codes likelier than others. */
const fairBelow = Math.floor(2 ** 32 / codes) * codes

/** Six digits, each code equally likely. `randomBytes` is asked again in the rare case that its number is not fair. */
export function makeConfirmationCode(randomBytes: (length: number) => Uint8Array): string {
  for (;;) {
    const number = randomBytes(4).reduce((sum, byte) => sum * 256 + byte, 0)
    if (number < fairBelow) return String(number % codes).padStart(confirmationCode.digits, '0')
  }
}

/** Digits of other scripts and the spaces that people and mail programs put in are no mistake. */
export function readTypedCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
}

/** Decimal digits stand in Unicode in runs of ten, zero first (The Unicode Standard §4.6). */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return code - zero
}
