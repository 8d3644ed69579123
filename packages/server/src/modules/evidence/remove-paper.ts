import { recordEvent } from '#modules/audit'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Database } from '#platform/db/database.ts'
import type { OpenSending } from './add-paper.ts'
import { findPaper, markRemoved } from './paper-store.ts'
import { queueSweep } from './sweep-objects.ts'

export type RemovePaperDeps = { readonly db: Database; readonly clock: Clock; readonly openSending: OpenSending }

export type RemovePaper = {
  readonly commandId: Id
  readonly holderId: Id
  readonly accountId: Id
  readonly requestId: Id
  readonly fileId: Id
}

export type PaperRemoved = { readonly fileId: Id }

export type RemovePaperRefusal =
  | CommandReused
  | { readonly code: 'paper-not-found' }
  /** It was sent with the request, or with an earlier answer, and stays with it. */
  | { readonly code: 'paper-already-sent' }
  | { readonly code: 'request-takes-no-papers' }

/** Takes a paper back that was not sent yet; its bytes go with the same commit's job. */
export function removePaper(
  deps: RemovePaperDeps,
  command: RemovePaper,
): Promise<Result<PaperRemoved, RemovePaperRefusal>> {
  const { commandId, holderId, accountId, requestId, fileId } = command
  const key = { subjectId: holderId, commandId, name: 'remove-paper', body: { requestId, fileId } }
  return runCommand<PaperRemoved, RemovePaperRefusal>(deps, key, async (trx) => {
    const sending = await deps.openSending(trx, holderId, requestId)
    if (sending === undefined) return refuse({ code: 'request-takes-no-papers' })
    const paper = await findPaper(trx, [holderId], fileId)
    if (paper?.requestId !== requestId) return refuse({ code: 'paper-not-found' })
    if (paper.returnNumber !== sending) return refuse({ code: 'paper-already-sent' })
    if (!(await markRemoved(trx, paper, deps.clock.now()))) return refuse({ code: 'paper-not-found' })
    const actor = { kind: 'holder', id: accountId } as const
    const details = { paper: paper.paper }
    await recordEvent(trx, deps, { subjectId: holderId, event: 'evidence-removed', actor, requestId, details })
    await queueSweep(trx, { holderId, fileId })
    return ok({ fileId })
  })
}
