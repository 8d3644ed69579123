import { signInNameKey } from '#domain/people/user-name.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { recordEvent } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps } from '../deps.ts'
import { forgetDevices } from '../stores/device-store.ts'
import { staffSessions } from '../stores/session-store.ts'
import { makeEnrolmentLink } from './enrolment-link.ts'
import type { StaffInvited } from './invite-staff-member.ts'

/**
 * For a link that was not used in time, a lost passkey, or somebody who comes back: all that the person could sign in with
 * is taken away, sessions end, and a new link begins the enrolment again. Name, role and history stay.
 */
export function reinviteStaffMember(
  deps: Pick<AccountsDeps, 'db' | 'clock' | 'randomBytes'>,
  { userName }: { readonly userName: string },
): Promise<Result<StaffInvited, { readonly code: 'staff-member-not-found' }>> {
  return inTransaction(deps.db, async (trx) => {
    const member = await trx
      .selectFrom('sign_in_names as name')
      .innerJoin('staff_members as staff', 'staff.principal_id', 'name.principal_id')
      .select(['staff.principal_id', 'user_name', 'role'])
      .where('realm', '=', 'staff')
      .where('name_key', '=', signInNameKey(userName))
      .executeTakeFirst()
    if (!member) return refuse({ code: 'staff-member-not-found' })
    const { principal_id: principalId, role } = member
    await takeEverythingAway(trx, principalId)
    await staffSessions.endAll(trx, principalId, deps.clock.now())
    const actor = { kind: 'operator' } as const
    await recordEvent(trx, deps, { subjectId: principalId, event: 'staff-invited', actor, details: { role } })
    return ok({ principalId, userName: member.user_name, ...(await makeEnrolmentLink(trx, deps, principalId)) })
  })
}

async function takeEverythingAway(trx: Trx, principalId: string): Promise<void> {
  await trx
    .updateTable('staff_members')
    .set((update) => ({ state: 'invited', password_hash: null, version: update('version', '+', 1) }))
    .where('principal_id', '=', principalId)
    .execute()
  await trx.deleteFrom('passkeys').where('principal_id', '=', principalId).execute()
  await trx.deleteFrom('authenticators').where('principal_id', '=', principalId).execute()
  await forgetDevices(trx, principalId)
}
