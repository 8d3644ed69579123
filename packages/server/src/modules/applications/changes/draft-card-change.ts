import type { CardChangeDraft, ChangeWish } from '#domain/card-changes/change.ts'
import { changeObstacle, type ChangeObstacle } from '#domain/card-changes/obstacles.ts'
import { recordEvent } from '#modules/audit'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { ApplicationDeps } from '../deps.ts'
import { changeFacts } from './change-facts.ts'
import { findOpenChange } from './change-store.ts'
import { putChangeDraft } from './draft-store.ts'

export type DraftCardChange = {
  readonly commandId: Id
  readonly accountId: Id
  readonly holderId: Id
  readonly cardId: Id
  readonly wish: ChangeWish
  readonly explanation: string | null
  readonly isSmsWanted: boolean
}

export type CardChangeDrafted = { readonly draftId: Id; readonly version: number }

export type DraftCardChangeRefusal =
  | CommandReused
  | ChangeObstacle
  | { readonly code: 'card-not-found' }
  | { readonly code: 'change-already-open'; readonly changeId: Id }

/**
 * Keeps what a holder wants to ask for, so that papers can be added to it. Said again it is written over; the papers stay.
 * What could not be sent is not kept either.
 */
export function draftCardChange(
  deps: Pick<ApplicationDeps, 'db' | 'clock' | 'newId' | 'reference'>,
  command: DraftCardChange,
): Promise<Result<CardChangeDrafted, DraftCardChangeRefusal>> {
  const { commandId, holderId, cardId, wish, isSmsWanted } = command
  const explanation = command.explanation?.trim() || null
  const body = { cardId, wish, explanation, isSmsWanted }
  const key = { subjectId: holderId, commandId, name: 'draft-card-change', body }
  return runCommand<CardChangeDrafted, DraftCardChangeRefusal>(deps, key, async (trx) => {
    const book = await deps.reference.today()
    const at = deps.clock.now()
    const facts = await changeFacts(trx, command, book, dayInZone(at, book.calendar.timeZone))
    if (!facts) return refuse({ code: 'card-not-found' })
    const open = await findOpenChange(trx, holderId, cardId)
    if (open) return refuse({ code: 'change-already-open', changeId: open.id })
    const obstacle = changeObstacle(wish, explanation, facts)
    if (obstacle) return refuse(obstacle)
    const said = { holderId, id: deps.newId(), cardId, wish, explanation, isSmsWanted, updatedAt: at }
    const draft = await putChangeDraft(trx, said)
    if (isNew(draft)) {
      await recordEvent(trx, deps, {
        subjectId: holderId,
        event: 'card-change-drafted',
        actor: { kind: 'holder', id: command.accountId },
        cardId,
        requestId: draft.id,
        details: { change: wish.kind },
      })
    }
    return ok({ draftId: draft.id, version: draft.version })
  })
}

const isNew = ({ version }: CardChangeDraft): boolean => version === 1
