import { mayStaff } from '#domain/review/permissions.ts'
import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { commentFault } from './comment-fault.ts'
import type { CommentMissing, CommentTooLong, PaymentDeps, RoleNotAllowed, Staff } from './deps.ts'
import type { EventKey } from './event-store.ts'

export type ResolveEvent = EventKey & { readonly commandId: Id; readonly staff: Staff; readonly comment: string }

export type ResolveEventRefusal =
  | CommandReused
  | RoleNotAllowed
  | CommentMissing
  | CommentTooLong
  | { readonly code: 'event-not-found' }

/** A supervisor says what an event was about that fits nothing we know. */
export function resolveEvent(
  deps: PaymentDeps,
  command: ResolveEvent,
): Promise<Result<{ readonly eventId: string }, ResolveEventRefusal>> {
  const { commandId, staff, provider, eventId } = command
  const comment = command.comment.trim()
  const key = { subjectId: staff.id, commandId, name: 'resolve-event', body: { provider, eventId, comment } }
  return runCommand<{ readonly eventId: string }, ResolveEventRefusal>(deps, key, async (trx) => {
    if (!mayStaff(staff.role, 'settle-payments')) return refuse({ code: 'role-not-allowed' })
    const fault = commentFault(comment)
    if (fault) return refuse(fault)
    const resolved = await trx
      .updateTable('payment_events')
      .set({ state: 'resolved', resolved_by: staff.id, resolved_at: deps.clock.now(), resolution_comment: comment })
      .where('event_id', '=', eventId)
      .where('provider', '=', provider)
      .where('state', '=', 'unmatched')
      .executeTakeFirst()
    if (resolved.numUpdatedRows === 0n) return refuse({ code: 'event-not-found' })
    const actor = { kind: 'staff', ...staff } as const
    const details = { provider, eventId, comment }
    await recordEvent(trx, deps, { subjectId: staff.id, event: 'payment-event-resolved', actor, details })
    return ok({ eventId })
  })
}
