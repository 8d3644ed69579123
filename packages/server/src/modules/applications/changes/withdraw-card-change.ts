import { changeLifeCycle } from '#domain/card-changes/life-cycle.ts'
import { transition, type TransitionRefusal } from '#domain/life-cycle.ts'
import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { changeCardChange, lockCardChange } from './change-store.ts'
import { notifyOfChange } from './notify-change.ts'
import type { CardChangeDeps } from './submit-card-change.ts'

export type WithdrawCardChange = {
  readonly commandId: Id
  readonly accountId: Id
  readonly holderId: Id
  readonly changeId: Id
}

export type CardChangeWithdrawn = { readonly changeId: Id }

export type WithdrawCardChangeRefusal =
  | CommandReused
  | TransitionRefusal
  | { readonly code: 'change-not-found' }
  | { readonly code: 'changed-meanwhile' }

/** Takes back a request that was not decided yet. The card stays as it was. */
export function withdrawCardChange(
  deps: CardChangeDeps,
  command: WithdrawCardChange,
): Promise<Result<CardChangeWithdrawn, WithdrawCardChangeRefusal>> {
  const { commandId, holderId, changeId, accountId } = command
  const key = { subjectId: holderId, commandId, name: 'withdraw-card-change', body: { changeId } }
  return runCommand<CardChangeWithdrawn, WithdrawCardChangeRefusal>(deps, key, async (trx) => {
    const change = await lockCardChange(trx, holderId, changeId)
    if (!change) return refuse({ code: 'change-not-found' })
    const step = transition(changeLifeCycle, change.state, 'withdraw', 'holder')
    if (!step.ok) return step
    const withdrawn = await changeCardChange(trx, change, { state: step.value.to }, deps.clock.now())
    if (!withdrawn) return refuse({ code: 'changed-meanwhile' })
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'card-change-withdrawn',
      actor: { kind: 'holder', id: accountId },
      cardId: change.cardId,
      requestId: changeId,
      details: { reference: change.reference },
    })
    await notifyOfChange(trx, deps, withdrawn, 'card-change-withdrawn', {})
    return ok({ changeId })
  })
}
