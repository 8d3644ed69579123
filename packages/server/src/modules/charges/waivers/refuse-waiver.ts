import { recordEvent } from '#modules/audit'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { loadForWaiverDecision, type DecideWaiverRefusal, type WaiverDecision } from './load-waiver.ts'
import { waiverEvent, type WaiverDeps, type WaiverOutcome } from './waiver-command.ts'
import { decideWaiver } from './waiver-store.ts'

export type RefuseWaiver = WaiverDecision
export type RefuseWaiverRefusal = CommandReused | DecideWaiverRefusal

/** Refuses a waiver that somebody else has asked for. Nothing is posted, because nothing was. */
export function refuseWaiver(
  deps: WaiverDeps,
  command: RefuseWaiver,
): Promise<Result<WaiverOutcome, RefuseWaiverRefusal>> {
  const { commandId, holderId, waiverId, staff } = command
  const key = { subjectId: holderId, commandId, name: 'refuse-waiver', body: { waiverId, staffId: staff.id } }
  return runCommand<WaiverOutcome, RefuseWaiverRefusal>(deps, key, async (trx) => {
    const loaded = await loadForWaiverDecision(trx, command, 'refuse')
    if (!loaded.ok) return loaded
    const decision = { state: 'refused', by: staff.id, at: deps.clock.now() } as const
    if (!(await decideWaiver(trx, loaded.value, decision))) return refuse({ code: 'changed-meanwhile' })
    await recordEvent(trx, deps, waiverEvent('waiver-refused', loaded.value, staff))
    return ok({ waiverId, state: 'refused' })
  })
}
