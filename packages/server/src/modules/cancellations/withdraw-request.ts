import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { CancellationDeps, HolderCommand } from './deps.ts'
import { endRequest } from './end-request.ts'
import { loadForAction, type ActRefusal } from './load-request.ts'
import { notifyHolder } from './notify-holder.ts'

export type WithdrawRequest = HolderCommand

export type RequestWithdrawn = { readonly requestId: Id }

export type WithdrawRequestRefusal = CommandReused | ActRefusal | { readonly code: 'changed-meanwhile' }

/** Takes back a request that was not decided yet. The card goes on as before. */
export function withdrawRequest(
  deps: CancellationDeps,
  command: WithdrawRequest,
): Promise<Result<RequestWithdrawn, WithdrawRequestRefusal>> {
  const { commandId, holderId, accountId, requestId } = command
  const key = { subjectId: holderId, commandId, name: 'withdraw-request', body: { requestId } }
  return runCommand<RequestWithdrawn, WithdrawRequestRefusal>(deps, key, async (trx) => {
    const loaded = await loadForAction(trx, { holderId, requestId, action: 'withdraw', actor: 'holder' })
    if (!loaded.ok) return loaded
    const { request } = loaded.value
    const withdrawn = await endRequest(trx, request, { state: 'withdrawn' }, deps.clock.now())
    if (!withdrawn) return refuse({ code: 'changed-meanwhile' })
    const actor = { kind: 'holder', id: accountId } as const
    const details = { reference: request.reference, notMe: false }
    const { cardId } = request
    await recordEvent(trx, deps, { subjectId: holderId, event: 'request-withdrawn', actor, cardId, requestId, details })
    await notifyHolder(trx, deps, withdrawn, 'request-withdrawn', {})
    return ok({ requestId })
  })
}
