import type { StaffRole } from '#domain/people/staff-roles.ts'

/**
 * Who may use a route. Every route declares one; a route without does not start (T-03).
 * - `public`: anybody; `because` says why that is right. With `anyOrigin` pages of other sites may read the answer too: what
 *   is published, without a session, and the same for everybody.
 * - `demo`: anybody, mounted in demo mode only.
 * - `holder`: a holder's session; `beforeSecondFactor` marks the few pages open to an account that must still add one,
 *   `recentSignIn` what an open session alone must not do: it asks to sign in again when the last time is a while ago
 *   (ASVS 5.0 7.5.1).
 * - `staff`: a staff session with one of these roles.
 */
export type Access =
  | { readonly kind: 'public'; readonly because: string; readonly anyOrigin?: true }
  | { readonly kind: 'demo'; readonly because: string }
  | { readonly kind: 'holder'; readonly beforeSecondFactor?: true; readonly recentSignIn?: true }
  | { readonly kind: 'staff'; readonly roles: readonly StaffRole[] }

/** How old a sign-in may be for what asks for a recent one. */
export const recentSignInMinutes = 15

export const anyStaff: readonly StaffRole[] = ['officer', 'supervisor', 'administrator', 'auditor']
export const caseWorkers: readonly StaffRole[] = ['officer', 'supervisor']
