import { decisionFault, decisionNotice, type DecisionFault } from '#domain/review/decision-notice.ts'
import { recordEvent } from '#modules/audit'
import { endRequest, notifyHolder } from '#modules/cancellations'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { endLease } from './assignment-store.ts'
import type { ReviewDeps, StaffCommand } from './deps.ts'
import { loadForDecision, type LoadDecisionRefusal } from './load-for-decision.ts'

export type RefuseRequest = StaffCommand & {
  /** Coded ground; its sentence is what the holder reads. */
  readonly ground: string
}

export type RequestRefused = { readonly requestId: Id }

export type RefuseRequestRefusal =
  | CommandReused
  | LoadDecisionRefusal
  | DecisionFault
  | { readonly code: 'changed-meanwhile' }

/** Refuses a request with a coded ground. The card goes on as before, and the letter says how to appeal. */
export function refuseRequest(
  deps: ReviewDeps,
  command: RefuseRequest,
): Promise<Result<RequestRefused, RefuseRequestRefusal>> {
  const { commandId, holderId, requestId, staff, ground } = command
  const key = { subjectId: holderId, commandId, name: 'refuse-request', body: { requestId, staffId: staff.id, ground } }
  return runCommand<RequestRefused, RefuseRequestRefusal>(deps, key, async (trx) => {
    const loaded = await loadForDecision(trx, deps, command, 'refuse')
    if (!loaded.ok) return loaded
    const { request } = loaded.value
    const book = await deps.reference.today()
    const decision = { kind: 'refuse', ground } as const
    const fault = decisionFault(decision, book)
    if (fault) return refuse(fault)
    const at = deps.clock.now()
    const refused = await endRequest(
      trx,
      request,
      { state: 'refused', decided_at: at, decided_by: staff.id, ground },
      at,
    )
    if (!refused) return refuse({ code: 'changed-meanwhile' })
    await endLease(trx, command, at)
    const actor = { kind: 'staff', ...staff } as const
    const details = { reference: request.reference, ground }
    const { cardId } = request
    await recordEvent(trx, deps, { subjectId: holderId, event: 'request-refused', actor, cardId, requestId, details })
    const today = dayInZone(at, book.calendar.timeZone)
    const { template, own } = decisionNotice(decision, request.answers, book, today)
    await notifyHolder(trx, deps, refused, template, own)
    return ok({ requestId })
  })
}
