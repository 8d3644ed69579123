import { mayStaff } from '#domain/review/permissions.ts'
import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { commentFault } from './comment-fault.ts'
import type { CommentMissing, CommentTooLong, PaymentDeps, RoleNotAllowed, Staff } from './deps.ts'
import { findDifference } from './difference-store.ts'

export type ResolveDifference = {
  readonly commandId: Id
  readonly staff: Staff
  readonly differenceId: Id
  readonly comment: string
}

export type ResolveDifferenceRefusal =
  | CommandReused
  | RoleNotAllowed
  | CommentMissing
  | CommentTooLong
  | { readonly code: 'difference-not-found' }
  | { readonly code: 'already-resolved' }

/** A supervisor says what a difference with the acquirer came from. Books are not changed by it. */
export function resolveDifference(
  deps: PaymentDeps,
  command: ResolveDifference,
): Promise<Result<{ readonly differenceId: Id }, ResolveDifferenceRefusal>> {
  const { commandId, staff, differenceId } = command
  const comment = command.comment.trim()
  const key = { subjectId: staff.id, commandId, name: 'resolve-difference', body: { differenceId, comment } }
  return runCommand<{ readonly differenceId: Id }, ResolveDifferenceRefusal>(deps, key, async (trx) => {
    if (!mayStaff(staff.role, 'settle-payments')) return refuse({ code: 'role-not-allowed' })
    const difference = await findDifference(trx, differenceId)
    if (!difference) return refuse({ code: 'difference-not-found' })
    const fault = commentFault(comment)
    if (fault) return refuse(fault)
    const resolved = await trx
      .updateTable('reconciliation_differences')
      .set({ state: 'resolved', resolved_by: staff.id, resolved_at: deps.clock.now(), resolution_comment: comment })
      .where('difference_key', '=', difference.key)
      .where('state', '=', 'open')
      .executeTakeFirst()
    if (resolved.numUpdatedRows === 0n) return refuse({ code: 'already-resolved' })
    const actor = { kind: 'staff', ...staff } as const
    const details = { difference: difference.key, comment }
    await recordEvent(trx, deps, { subjectId: staff.id, event: 'payment-difference-resolved', actor, details })
    return ok({ differenceId })
  })
}
