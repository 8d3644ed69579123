import { signInNameKey } from '#domain/people/user-name.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { recordEvent } from '#modules/audit'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps } from '../deps.ts'
import { staffSessions } from '../stores/session-store.ts'

export type StaffDisabled = { readonly principalId: Id; readonly sessionsEnded: number }

/** Ends somebody's access at once: open sessions too. The name stays taken, so that the audit stays readable. */
export function disableStaffMember(
  deps: Pick<AccountsDeps, 'db' | 'clock'>,
  { userName }: { readonly userName: string },
): Promise<Result<StaffDisabled, { readonly code: 'staff-member-not-found' } | { readonly code: 'already-disabled' }>> {
  return inTransaction<StaffDisabled, { code: 'staff-member-not-found' } | { code: 'already-disabled' }>(
    deps.db,
    async (trx) => {
      const name = await trx
        .selectFrom('sign_in_names')
        .select('principal_id')
        .where('realm', '=', 'staff')
        .where('name_key', '=', signInNameKey(userName))
        .executeTakeFirst()
      if (!name) return refuse({ code: 'staff-member-not-found' })
      const principalId = name.principal_id
      const disabled = await trx
        .updateTable('staff_members')
        .set((update) => ({ state: 'disabled', version: update('version', '+', 1) }))
        .where('principal_id', '=', principalId)
        .where('state', '!=', 'disabled')
        .executeTakeFirst()
      if (disabled.numUpdatedRows === 0n) return refuse({ code: 'already-disabled' })
      const sessionsEnded = await staffSessions.endAll(trx, principalId, deps.clock.now())
      await trx.deleteFrom('enrolment_links').where('principal_id', '=', principalId).execute()
      const actor = { kind: 'operator' } as const
      await recordEvent(trx, deps, { subjectId: principalId, event: 'staff-disabled', actor, details: {} })
      return ok({ principalId, sessionsEnded })
    },
  )
}
