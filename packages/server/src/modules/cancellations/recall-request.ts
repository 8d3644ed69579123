import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { recordEvent } from '#modules/audit'
import type { Clock } from '#kernel/clock.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { CancellationDeps, HolderCommand } from './deps.ts'
import { endRequest } from './end-request.ts'
import { loadForAction, type ActRefusal } from './load-request.ts'
import { notifyHolder } from './notify-holder.ts'

export type RecallRequest = HolderCommand

export type RequestRecalled = { readonly requestId: CancellationRequest['id'] }

export type RecallRequestRefusal =
  | CommandReused
  | ActRefusal
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'recall-time-over'; readonly since: Date }

/** Takes a request back within the recall time, as if it had never been sent. */
export function recallRequest(
  deps: CancellationDeps,
  command: RecallRequest,
): Promise<Result<RequestRecalled, RecallRequestRefusal>> {
  const { commandId, holderId, accountId, requestId } = command
  const key = { subjectId: holderId, commandId, name: 'recall-request', body: { requestId } }
  return runCommand<RequestRecalled, RecallRequestRefusal>(deps, key, async (trx) => {
    const loaded = await loadForAction(trx, { holderId, requestId, action: 'recall', actor: 'holder' })
    if (!loaded.ok) return loaded
    const { request } = loaded.value
    const over = recallTimeOver(request, deps.clock)
    if (over) return refuse({ code: 'recall-time-over', since: over })
    const recalled = await endRequest(trx, request, { state: 'recalled' }, deps.clock.now())
    if (!recalled) return refuse({ code: 'changed-meanwhile' })
    const actor = { kind: 'holder', id: accountId } as const
    const details = { reference: request.reference, notMe: false }
    const { cardId } = request
    await recordEvent(trx, deps, { subjectId: holderId, event: 'request-recalled', actor, cardId, requestId, details })
    await notifyHolder(trx, deps, recalled, 'request-recalled', {})
    return ok({ requestId })
  })
}

/** The instant at which the recall time ended, when it has. */
export function recallTimeOver({ recallUntil }: CancellationRequest, clock: Clock): Date | undefined {
  if (!recallUntil) throw new Error('submitted without a recall time')
  return clock.now() < recallUntil ? undefined : recallUntil
}
