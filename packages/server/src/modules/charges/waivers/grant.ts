import { recordEvent } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import { compareAgain } from '../account-store.ts'
import { postEntry } from '../ledger-store.ts'
import { waiverEvent, type WaiverDeps, type WaiverStaff } from './waiver-command.ts'
import type { WaiverRecord } from './waiver-store.ts'

/** What granting does, whoever decided: the ledger entry and the audit entry, with the waiver itself or not at all. */
export async function bookGrant(trx: Trx, deps: WaiverDeps, waiver: WaiverRecord, staff: WaiverStaff): Promise<void> {
  const { holderId, cardId, id: sourceId, amountMinor, currency } = waiver
  const at = deps.clock.now()
  await postEntry(trx, { kind: 'waiver', holderId, cardId, id: deps.newId(), sourceId, amountMinor, currency, at })
  await compareAgain(trx, waiver)
  const event = waiverEvent('waiver-granted', waiver, staff)
  const details = { ...event.details, secondPerson: waiver.requestedBy !== staff.id }
  await recordEvent(trx, deps, { ...event, details })
}
