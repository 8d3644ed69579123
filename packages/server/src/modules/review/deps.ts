import type { StaffRole } from '#domain/people/staff-roles.ts'
import type { CancellationDeps, CompletionDeps } from '#modules/cancellations'
import type { Id } from '#kernel/ids.ts'

/** A signed-in member of staff. */
export type Staff = { readonly id: Id; readonly role: StaffRole }

/** Which case: one request of one holder. */
export type CaseKey = { readonly holderId: Id; readonly requestId: Id }

export type StaffCommand = CaseKey & { readonly commandId: Id; readonly staff: Staff }

export type ReviewDeps = CancellationDeps & {
  /** The name under which colleagues know a member of staff. */
  readonly staffName: (staffId: Id) => Promise<string>
}

/** What taking, keeping, opening and annotating a case of any kind needs. */
export type CaseDeps = Pick<ReviewDeps, 'db' | 'clock' | 'newId' | 'reference' | 'staffName'>

/** What a decision needs that may cancel the card at once. */
export type CompletingDeps = ReviewDeps & CompletionDeps

export type RoleNotAllowed = { readonly code: 'role-not-allowed' }
export type CaseNotFound = { readonly code: 'case-not-found' }
