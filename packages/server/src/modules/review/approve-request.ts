import { whyNotCancellable, type CannotCancel } from '#domain/cancellations/cancellable.ts'
import { effectDayAtApproval } from '#domain/cancellations/effect-day.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import { changeRequest, completeRequest, notifyHolder, type CompletionRefusal } from '#modules/cancellations'
import { findCard } from '#modules/cards'
import { dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import { endLease } from './assignment-store.ts'
import type { CompletingDeps, StaffCommand } from './deps.ts'
import { loadForDecision, type LoadDecisionRefusal } from './load-for-decision.ts'

export type ApproveRequest = StaffCommand

export type RequestApproved = {
  readonly requestId: Id
  /** `completed`: the card is cancelled; `approved`: it waits for the departure or the day. */
  readonly state: 'completed' | 'approved'
  readonly effectiveOn: CalendarDay | null
}

export type ApproveRequestRefusal =
  | CommandReused
  | LoadDecisionRefusal
  | CannotCancel
  | CompletionRefusal
  | { readonly code: 'changed-meanwhile' }

/** Approves a request. What is to take effect now takes effect in the same transaction: the card is cancelled with it. */
export function approveRequest(
  deps: CompletingDeps,
  command: ApproveRequest,
): Promise<Result<RequestApproved, ApproveRequestRefusal>> {
  const { commandId, holderId, requestId, staff } = command
  const key = { subjectId: holderId, commandId, name: 'approve-request', body: { requestId, staffId: staff.id } }
  return runCommand<RequestApproved, ApproveRequestRefusal>(deps, key, async (trx) => {
    const loaded = await loadForDecision(trx, deps, command, 'approve')
    if (!loaded.ok) return loaded
    const { request, to } = loaded.value
    const card = await findCard(trx, [holderId], request.cardId)
    const cannot = card && whyNotCancellable(card)
    if (cannot) return refuse(cannot)
    const at = deps.clock.now()
    const approved = await changeRequest(trx, request, { state: to, decided_at: at, decided_by: staff.id }, at)
    if (!approved) return refuse({ code: 'changed-meanwhile' })
    await endLease(trx, command, at)
    const actor = { kind: 'staff', ...staff } as const
    const { reference, cardId, answers } = request
    const details = { reference, effect: answers.effect, effectOn: answers.effectOn }
    await recordEvent(trx, deps, { subjectId: holderId, event: 'request-approved', actor, cardId, requestId, details })
    return takeEffect(trx, deps, approved, actor)
  })
}

/** At once, or at the departure or the day that the holder asked for. */
async function takeEffect(
  trx: Trx,
  deps: CompletingDeps,
  approved: CancellationRequest,
  actor: AuditActor,
): Promise<Result<RequestApproved, CompletionRefusal>> {
  const { id: requestId, answers } = approved
  const { effect, effectOn } = answers
  if (effect === null) throw new Error('a submitted request without an effect')
  const { calendar } = await deps.reference.today()
  const effectiveOn = effectDayAtApproval({ effect, effectOn }, dayInZone(deps.clock.now(), calendar.timeZone))
  if (effectiveOn === undefined) {
    await notifyHolder(trx, deps, approved, 'request-approved-pending', { effectOn })
    return ok({ requestId, state: 'approved', effectiveOn: null })
  }
  const completed = await completeRequest(trx, deps, approved, { effectiveOn, actor })
  return completed.ok ? ok({ requestId, state: 'completed', effectiveOn }) : completed
}
