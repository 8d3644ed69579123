import type { StaffRole } from '#domain/people/staff-roles.ts'

/**
 * Who may use a route. Every route declares one; a route without does not start (T-03).
 * - `public`: anybody; `because` says why that is right.
 * - `demo`: anybody, mounted in demo mode only.
 * - `holder`: a holder's session; `beforeSecondFactor` marks the few pages open to an account that must still add one.
 * - `staff`: a staff session with one of these roles.
 */
export type Access =
  | { readonly kind: 'public'; readonly because: string }
  | { readonly kind: 'demo'; readonly because: string }
  | { readonly kind: 'holder'; readonly beforeSecondFactor?: true }
  | { readonly kind: 'staff'; readonly roles: readonly StaffRole[] }

export const anyStaff: readonly StaffRole[] = ['officer', 'supervisor', 'administrator', 'auditor']
export const caseWorkers: readonly StaffRole[] = ['officer', 'supervisor']
