import { requestLifeCycle } from '#domain/cancellations/life-cycle.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { transition, type TransitionRefusal } from '#domain/life-cycle.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import { cancelCard } from '#modules/cards'
import { dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import type { CompletionDeps } from './deps.ts'
import { notifyHolder } from './notify-holder.ts'
import { changeRequest } from './request-store.ts'

export type CompletionRefusal =
  | TransitionRefusal
  | { readonly code: 'changed-meanwhile' }
  /** The authority ended the card on its own meanwhile. */
  | { readonly code: 'card-not-cancellable'; readonly state: string }

/**
 * An approved cancellation takes effect: card and request end together, in the transaction of the approval or of the day
 * it waited for. Both happen or neither does.
 */
export async function completeRequest(
  trx: Trx,
  deps: Omit<CompletionDeps, 'db'>,
  request: CancellationRequest,
  completion: { readonly effectiveOn: CalendarDay; readonly actor: AuditActor },
): Promise<Result<CancellationRequest, CompletionRefusal>> {
  const { effectiveOn, actor } = completion
  const { holderId, id: requestId, cardId, reference } = request
  const by = actor.kind === 'staff' ? 'officer' : actor.kind
  const step = transition(requestLifeCycle, request.state, 'complete', by)
  if (!step.ok) return step
  const now = deps.clock.now()
  const completed = await changeRequest(trx, request, { state: step.value.to, completed_at: now }, now)
  if (!completed) return refuse({ code: 'changed-meanwhile' })
  const { calendar } = await deps.reference.today()
  // asking stopped the charge: the certificate says from which day
  const stoppedOn = dayInZone(request.submittedAt ?? now, calendar.timeZone)
  const certificate = { requestReference: reference, stoppedOn }
  const cancelled = await cancelCard(trx, deps, { holderId, cardId, effectiveOn, actor, requestId, certificate })
  if (!cancelled.ok) return refuse(cardRefusal(cancelled.refusal))
  const details = { reference, effectiveOn }
  await recordEvent(trx, deps, { subjectId: holderId, event: 'request-completed', actor, cardId, requestId, details })
  const { certificateId } = cancelled.value
  const attached = certificateId === undefined ? [] : [{ document: 'certificate', id: certificateId } as const]
  await notifyHolder(trx, deps, completed, 'card-cancelled', { effectiveOn }, attached)
  return ok(completed)
}

type CardRefusal = Extract<Awaited<ReturnType<typeof cancelCard>>, { ok: false }>['refusal']

function cardRefusal(refusal: CardRefusal): CompletionRefusal {
  if ('state' in refusal) return { code: 'card-not-cancellable', state: refusal.state }
  if (refusal.code === 'changed-meanwhile') return { code: refusal.code }
  if (refusal.code === 'status-is-final') return { code: 'card-not-cancellable', state: 'withdrawn' }
  throw new Error('a request without its card')
}
