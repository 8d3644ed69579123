import type { Language } from '#domain/languages.ts'
import type { StaffRole } from '#domain/people/staff-roles.ts'
import { checkUserName, type UserNameRefusal } from '#domain/people/user-name.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { recordEvent } from '#modules/audit'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps } from '../deps.ts'
import { claimSignInName } from '../stores/person-store.ts'
import { makeEnrolmentLink } from './enrolment-link.ts'

export type InviteStaffMember = {
  readonly userName: string
  readonly displayName: string
  readonly role: StaffRole
  readonly language: Language
}

export type StaffInvited = {
  readonly principalId: Id
  readonly userName: string
  /** For the enrolment link, handed over in person; it works once and exists nowhere else. */
  readonly token: string
  readonly expiresAt: Date
}

export type InviteRefusal =
  | UserNameRefusal
  | { readonly code: 'display-name-missing' }
  | { readonly code: 'user-name-taken' }

/** Only the command line invites: there is no page that makes officers. */
export function inviteStaffMember(
  deps: Pick<AccountsDeps, 'db' | 'clock' | 'newId' | 'randomBytes'>,
  { userName: typed, displayName, role, language }: InviteStaffMember,
): Promise<Result<StaffInvited, InviteRefusal>> {
  return inTransaction<StaffInvited, InviteRefusal>(deps.db, async (trx) => {
    const userName = checkUserName(typed)
    if (!userName.ok) return userName
    if (displayName.trim() === '') return refuse({ code: 'display-name-missing' })
    const principalId = deps.newId()
    if (!(await claimSignInName(trx, 'staff', userName.value, principalId))) return refuse({ code: 'user-name-taken' })
    await trx
      .insertInto('staff_members')
      .values({
        principal_id: principalId,
        user_name: userName.value,
        display_name: displayName.trim(),
        role,
        language,
        state: 'invited',
        password_hash: null,
        version: 1,
        created_at: deps.clock.now(),
      })
      .execute()
    const actor = { kind: 'operator' } as const
    await recordEvent(trx, deps, { subjectId: principalId, event: 'staff-invited', actor, details: { role } })
    return ok({ principalId, userName: userName.value, ...(await makeEnrolmentLink(trx, deps, principalId)) })
  })
}
