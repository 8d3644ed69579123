import { ok, refuse, type Result } from '#kernel/result.ts'

declare const checked: unique symbol

/** One checked e-mail address: never a list, a group or a display name, and nothing that could open a header line. */
export type MailAddress = string & { readonly [checked]: true }

// RFC 5321 §4.5.3.1: local part ≤ 64 octets, path ≤ 256 octets with its angle brackets.
const MAX_ADDRESS_BYTES = 254
const MAX_LOCAL_BYTES = 64

// RFC 5322 dot-atom, widened to letters of any script (RFC 6531). Quoted local parts and address literals are legal but
// nobody writes to holders there, and they are where list and header tricks hide.
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const DOMAIN =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]$/u

/** The only way to a `MailAddress`. White space around the address is the caller's to trim: here it is refused. */
export function parseMailAddress(text: string): Result<MailAddress, 'not-one-address'> {
  return isMailAddress(text) ? ok(text) : refuse('not-one-address')
}

export function isMailAddress(text: string): text is MailAddress {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(at, 0))
  return (
    Buffer.byteLength(text) <= MAX_ADDRESS_BYTES &&
    Buffer.byteLength(local) <= MAX_LOCAL_BYTES &&
    LOCAL_PART.test(local) &&
    DOMAIN.test(text.slice(at + 1))
  )
}
