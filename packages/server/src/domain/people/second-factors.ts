import type { PasswordLengthClass } from './password-rules.ts'

/** What a person has beside the password. Recovery codes stand in for a factor; they are none by themselves. */
export type FactorsHeld = {
  readonly passkeys: number
  readonly authenticator: boolean
  readonly recoveryCodes: number
}

/** The strongest first: a passkey cannot be asked for by an imitation of the page. */
export const secondFactorMethods = ['passkey', 'authenticator', 'recovery-code'] as const
export type SecondFactorMethod = (typeof secondFactorMethods)[number]

export function hasSecondFactor(held: FactorsHeld): boolean {
  return held.passkeys > 0 || held.authenticator
}

/** What the page offers after the password, the strongest first. Empty: the password is all there is. */
export function offeredMethods(held: FactorsHeld): readonly SecondFactorMethod[] {
  if (!hasSecondFactor(held)) return []
  return [
    ...(held.passkeys > 0 ? (['passkey'] as const) : []),
    ...(held.authenticator ? (['authenticator'] as const) : []),
    ...(held.recoveryCodes > 0 ? (['recovery-code'] as const) : []),
  ]
}

/** An account with a short password may do nothing but add a second factor until it has one. */
export function mustAddSecondFactor(lengthClass: PasswordLengthClass, held: FactorsHeld): boolean {
  return lengthClass === 'with-second-factor' && !hasSecondFactor(held)
}

/** The last factor stays where the password is too short to stand alone. */
export function canRemoveFactor(
  lengthClass: PasswordLengthClass,
  held: FactorsHeld,
  which: 'passkey' | 'authenticator',
): boolean {
  const left = which === 'passkey' ? { ...held, passkeys: held.passkeys - 1 } : { ...held, authenticator: false }
  return !mustAddSecondFactor(lengthClass, left)
}
