import { groundFault } from '#domain/applications/decision-faults.ts'
import { changeRefusalNotice } from '#domain/applications/decision-notice.ts'
import type { DecisionFault } from '#domain/review/decision-notice.ts'
import { recordEvent } from '#modules/audit'
import { changeCardChange, notifyOfChange } from '#modules/applications'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { endLease } from '../assignment-store.ts'
import {
  changeKey,
  loadChange,
  type ChangeReviewDeps,
  type ChangeStaffCommand,
  type DecideChangeRefusal,
} from './decide-change.ts'

export type RefuseCardChange = ChangeStaffCommand & {
  /** Coded ground; its sentence is what the holder reads. */
  readonly ground: string
}

export type CardChangeRefused = { readonly changeId: Id }

export type RefuseCardChangeRefusal =
  | CommandReused
  | DecideChangeRefusal
  | DecisionFault
  | { readonly code: 'changed-meanwhile' }

/** Refuses a request about a card with a coded ground. The card stays as it was. */
export function refuseCardChange(
  deps: ChangeReviewDeps,
  command: RefuseCardChange,
): Promise<Result<CardChangeRefused, RefuseCardChangeRefusal>> {
  const { commandId, holderId, changeId, staff, ground } = command
  const body = { changeId, staffId: staff.id, ground }
  const key = { subjectId: holderId, commandId, name: 'refuse-card-change', body }
  return runCommand<CardChangeRefused, RefuseCardChangeRefusal>(deps, key, async (trx) => {
    const loaded = await loadChange(trx, deps, command, 'refuse')
    if (!loaded.ok) return loaded
    const { change, to } = loaded.value
    const book = await deps.reference.today()
    const fault = groundFault(book, ground)
    if (fault) return refuse(fault)
    const at = deps.clock.now()
    const refused = await changeCardChange(trx, change, { state: to, decided_at: at, decided_by: staff.id, ground }, at)
    if (!refused) return refuse({ code: 'changed-meanwhile' })
    await endLease(trx, changeKey(command), at)
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'card-change-refused',
      actor: { kind: 'staff', ...staff },
      cardId: change.cardId,
      requestId: changeId,
      details: { reference: change.reference, ground },
    })
    const today = dayInZone(at, book.calendar.timeZone)
    const { template, own } = changeRefusalNotice(ground, book, today)
    await notifyOfChange(trx, deps, refused, template, own)
    return ok({ changeId })
  })
}
