/** Crockford's base 32: no I, L, O or U, so that nothing on paper is read as something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * 24 characters of 5 bits: 120 bits, so a plain hash may keep them (OWASP ASVS 5.0.0-6.5.2 asks for 112). Shorter ones
 * would each need a slow hash, ten of them at every try.
 */
const length = 24
export const recoveryCodeCount = 10

export function makeRecoveryCode(randomBytes: (length: number) => Uint8Array): string {
  const characters = Array.from(randomBytes(length), (byte) => alphabet.charAt(byte % alphabet.length)).join('')
  return characters.replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** The code without its hyphens, in capitals, look-alikes read as Crockford reads them; undefined when it is none. */
export function readRecoveryCode(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return text.length === length && [...text].every((character) => alphabet.includes(character)) ? text : undefined
}
