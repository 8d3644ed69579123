import { findCard } from '#modules/cards'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { bookGrant } from './grant.ts'
import { loadForWaiverDecision, type DecideWaiverRefusal, type WaiverDecision } from './load-waiver.ts'
import { settleDebt, type AboveDebt, type WaiverDeps, type WaiverOutcome } from './waiver-command.ts'
import { decideWaiver } from './waiver-store.ts'

export type GrantWaiver = WaiverDecision
export type GrantWaiverRefusal = CommandReused | DecideWaiverRefusal | AboveDebt

/** Grants a waiver that somebody else has asked for, if as much is still owed. */
export function grantWaiver(
  deps: WaiverDeps,
  command: GrantWaiver,
): Promise<Result<WaiverOutcome, GrantWaiverRefusal>> {
  const { commandId, holderId, waiverId, staff } = command
  const key = { subjectId: holderId, commandId, name: 'grant-waiver', body: { waiverId, staffId: staff.id } }
  return runCommand<WaiverOutcome, GrantWaiverRefusal>(deps, key, async (trx) => {
    const loaded = await loadForWaiverDecision(trx, command, 'grant')
    if (!loaded.ok) return loaded
    const waiver = loaded.value
    const card = await findCard(trx, [holderId], waiver.cardId)
    if (!card) throw new Error('a waiver without its card')
    const owedMinor = await settleDebt(trx, deps, card)
    const { amountMinor, currency } = waiver
    if (amountMinor > owedMinor) return refuse({ code: 'waiver-above-debt', owedMinor, currency })
    const at = deps.clock.now()
    if (!(await decideWaiver(trx, waiver, { state: 'granted', by: staff.id, at }))) {
      return refuse({ code: 'changed-meanwhile' })
    }
    await bookGrant(trx, deps, waiver, staff)
    return ok({ waiverId, state: 'granted' })
  })
}
