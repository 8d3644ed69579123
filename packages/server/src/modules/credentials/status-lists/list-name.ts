const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const length = 6

/**
 * The name of a list: six random letters and digits (RFC 4648 §6, in lower case). Short, because every card's bar code
 * holds it; random, because a number would tell when the card was issued.
 */
export function base32Name(randomBytes: (length: number) => Uint8Array): string {
  return Array.from(randomBytes(length), (byte) => alphabet.charAt(byte % alphabet.length)).join('')
}
