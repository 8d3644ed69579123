import { isLive } from '#domain/cards/share-code.ts'
import { recordEvent } from '#modules/audit'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Database } from '#platform/db/database.ts'
import { findShareCode, markEnded } from './share-code-store.ts'

export type EndShareCodeDeps = { readonly db: Database; readonly clock: Clock }

export type EndShareCode = {
  readonly commandId: Id
  readonly holderId: Id
  readonly accountId: Id
  readonly cardId: Id
  readonly shareCodeId: Id
}

export type ShareCodeEnded = { readonly shareCodeId: Id }

export type EndShareCodeRefusal =
  | CommandReused
  | { readonly code: 'share-code-not-found' }
  | { readonly code: 'share-code-ended' }

/** Ends a code at once: whoever asks with it from now on is told nothing. */
export function endShareCode(
  deps: EndShareCodeDeps,
  command: EndShareCode,
): Promise<Result<ShareCodeEnded, EndShareCodeRefusal>> {
  const { commandId, holderId, accountId, cardId, shareCodeId } = command
  const key = { subjectId: holderId, commandId, name: 'end-share-code', body: { shareCodeId } }
  return runCommand<ShareCodeEnded, EndShareCodeRefusal>(deps, key, async (trx) => {
    const code = await findShareCode(trx, { holderId, id: shareCodeId })
    if (!code || code.cardId !== cardId) return refuse({ code: 'share-code-not-found' })
    const endedAt = deps.clock.now()
    const isEnded = isLive(code, endedAt) && (await markEnded(trx, code, endedAt))
    if (!isEnded) return refuse({ code: 'share-code-ended' })
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'share-code-ended',
      actor: { kind: 'holder', id: accountId },
      cardId,
      details: { shareCodeId },
    })
    return ok({ shareCodeId })
  })
}
