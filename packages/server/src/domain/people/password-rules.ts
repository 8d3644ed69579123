import { ok, refuse, type Result } from '#kernel/result.ts'
import { signInNameKey } from './user-name.ts'

/**
 * NIST SP 800-63B-4 §3.1.1.2: 15 characters where the password stands alone, 8 where a second factor stands beside it; no
 * rules of composition, no truncation. 200 keeps a flood of megabytes away from the hash.
 */
export const passwordLength = { alone: 15, withSecondFactor: 8, max: 200 } as const

/** `with-second-factor`: shorter than 15, so the account may do nothing without a second factor. */
export type PasswordLengthClass = 'alone' | 'with-second-factor'

export type PasswordRefusal =
  | { readonly code: 'password-too-short'; readonly min: number }
  | { readonly code: 'password-too-long'; readonly max: number }
  | { readonly code: 'password-too-common' }
  | { readonly code: 'password-holds-own-name' }

export type PasswordContext = {
  /** Is this text, in lower case, in the list of the commonest breached passwords? */
  readonly isCommon: (text: string) => boolean
  /** True where a second factor is there, or is added next. */
  readonly secondFactor: boolean
  readonly userName?: string
  readonly email?: string
}

export type AcceptedPassword = { readonly text: string; readonly lengthClass: PasswordLengthClass }

const serviceName = 'sapar'
/** A shorter own name is found by chance inside good passwords: `ann` in `channel`. */
const shortestNameLookedFor = 4
const shortestUnit = 5

/** NFC, so that the same keys on another system give the same hash (NIST SP 800-63B-4 §3.1.1.2). */
export function normalisePassword(typed: string): string {
  return typed.normalize('NFC')
}

/** One code point counts as one character, whatever the script. */
export function checkPassword(typed: string, context: PasswordContext): Result<AcceptedPassword, PasswordRefusal> {
  const text = normalisePassword(typed)
  const length = [...text].length
  const min = context.secondFactor ? passwordLength.withSecondFactor : passwordLength.alone
  if (length < min) return refuse({ code: 'password-too-short', min })
  if (length > passwordLength.max) return refuse({ code: 'password-too-long', max: passwordLength.max })
  const folded = signInNameKey(text)
  if (isPredictable(folded, context.isCommon)) return refuse({ code: 'password-too-common' })
  if (ownNames(context).some((name) => folded.includes(name))) return refuse({ code: 'password-holds-own-name' })
  return ok({ text, lengthClass: length < passwordLength.alone ? 'with-second-factor' : 'alone' })
}

/** In the list, or nothing but one listed or very short piece over and over: `passwordpassword`, `abcabcabcabcabc`. */
function isPredictable(folded: string, isCommon: (text: string) => boolean): boolean {
  const unit = repeatedUnit(folded)
  return isCommon(folded) || isCommon(unit) || [...unit].length < shortestUnit
}

/** The shortest piece that makes up the whole text by repetition; the last round may be cut short. */
export function repeatedUnit(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const unit = text.slice(0, length)
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit
  }
  return text
}

function ownNames({ userName, email }: PasswordContext): string[] {
  const key = email === undefined ? undefined : signInNameKey(email)
  const own = [userName === undefined ? undefined : signInNameKey(userName), key, key?.slice(0, key.lastIndexOf('@'))]
  return [serviceName, ...own.filter((name) => name !== undefined && name.length >= shortestNameLookedFor)] as string[]
}
