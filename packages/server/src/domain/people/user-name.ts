import { ok, refuse, type Result } from '#kernel/result.ts'

export const userNameLength = { min: 3, max: 40 } as const

/** Letters of any script with their marks (Devanagari and Thai cannot be written without), digits, `.`, `_` and `-`. */
const allowed = /^[\p{L}\p{Nd}._-][\p{L}\p{M}\p{Nd}._-]*$/u

export type UserNameRefusal =
  | { readonly code: 'user-name-too-short'; readonly min: number }
  | { readonly code: 'user-name-too-long'; readonly max: number }
  | { readonly code: 'user-name-has-other-characters' }

/**
 * The user name as it is kept: NFKC, so that full-width and ligature forms of one name are one name (RFC 8265 §3.3 goes
 * the same way). An `@` is never allowed: that is how a user name and an e-mail address are told apart at sign-in.
 */
export function checkUserName(typed: string): Result<string, UserNameRefusal> {
  const name = typed.trim().normalize('NFKC')
  const length = [...name].length
  if (length < userNameLength.min) return refuse({ code: 'user-name-too-short', min: userNameLength.min })
  if (length > userNameLength.max) return refuse({ code: 'user-name-too-long', max: userNameLength.max })
  return allowed.test(name) ? ok(name) : refuse({ code: 'user-name-has-other-characters' })
}

/**
 * What a typed user name or e-mail address is looked up by. Upper case first and lower case after is as near to Unicode
 * case folding as the language comes: it joins ß with SS and ſ with s, which lower case alone does not.
 */
export function signInNameKey(typed: string): string {
  return typed.trim().normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')
}
