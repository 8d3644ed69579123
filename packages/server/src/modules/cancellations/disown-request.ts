import { requestLifeCycle } from '#domain/cancellations/life-cycle.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { transition, type TransitionRefusal } from '#domain/life-cycle.ts'
import { lockSessionJob } from '#modules/accounts'
import { listTimeline, recordEvent } from '#modules/audit'
import type { Clock } from '#kernel/clock.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/queue.ts'
import type { CancellationDeps, HolderCommand } from './deps.ts'
import type { RequestNotFound } from './load-request.ts'
import { notifyHolder } from './notify-holder.ts'
import { recallTimeOver } from './recall-request.ts'
import { endRequest } from './end-request.ts'
import { lockRequest } from './request-store.ts'

export type DisownRequest = HolderCommand

export type RequestDisowned = {
  readonly requestId: CancellationRequest['id']
  readonly state: 'recalled' | 'withdrawn'
}

export type DisownRequestRefusal =
  | CommandReused
  | RequestNotFound
  | TransitionRefusal
  | { readonly code: 'changed-meanwhile' }

/**
 * "This was not me": undoes the request by the strongest means that its state still allows, locks the session that asked,
 * and says so to the holder. The session belongs to an account, so it is locked by a job of the same commit.
 */
export function disownRequest(
  deps: CancellationDeps,
  command: DisownRequest,
): Promise<Result<RequestDisowned, DisownRequestRefusal>> {
  const { commandId, holderId, accountId, requestId } = command
  const key = { subjectId: holderId, commandId, name: 'disown-request', body: { requestId } }
  return runCommand<RequestDisowned, DisownRequestRefusal>(deps, key, async (trx) => {
    const request = await lockRequest(trx, holderId, requestId)
    if (!request) return refuse({ code: 'request-not-found' })
    const undo = undoOf(request, deps.clock)
    const step = transition(requestLifeCycle, request.state, undo.action, 'holder')
    if (!step.ok) return step
    const undone = await endRequest(trx, request, { state: undo.state }, deps.clock.now())
    if (!undone) return refuse({ code: 'changed-meanwhile' })
    const details = { reference: request.reference, notMe: true }
    const actor = { kind: 'holder', id: accountId } as const
    const { cardId } = request
    await recordEvent(trx, deps, { subjectId: holderId, event: undo.event, actor, cardId, requestId, details })
    await notifyHolder(trx, deps, undone, 'request-taken-back-not-me', {})
    await lockAskingSession(trx, request)
    return ok({ requestId, state: undo.state })
  })
}

const recall = { action: 'recall', state: 'recalled', event: 'request-recalled' } as const
const withdraw = { action: 'withdraw', state: 'withdrawn', event: 'request-withdrawn' } as const

function undoOf(request: CancellationRequest, clock: Clock): typeof recall | typeof withdraw {
  return request.state === 'submitted' && !recallTimeOver(request, clock) ? recall : withdraw
}

async function lockAskingSession(
  trx: Trx,
  { holderId, id, askedSessionId: sessionId }: CancellationRequest,
): Promise<void> {
  const submission = (await listTimeline(trx, holderId, id)).find(({ event }) => event === 'request-submitted')
  const principalId = submission?.actor_id
  if (sessionId === null || !principalId) throw new Error('a submitted request that nobody asked for')
  await addJob(trx, lockSessionJob, { principalId, sessionId })
}
