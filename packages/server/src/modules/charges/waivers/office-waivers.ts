import { mayStaff } from '#domain/review/permissions.ts'
import { findCard } from '#modules/cards'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Database } from '#platform/db/database.ts'
import type { WaiverDeps, WaiverStaff } from './waiver-command.ts'
import { findWaiverById, toWaiver, type WaiverRecord } from './waiver-store.ts'
import { readWaiverTerms } from './waiver-terms.ts'

/** A waiver with the number of its card, and not a word about whose it is: so no look is recorded. */
export type OfficeWaiver = WaiverRecord & { readonly cardNumber: string }

/** With what is owed for the card at this moment. */
export type WaiverView = OfficeWaiver & { readonly owedMinor: number }

type RoleNotAllowed = { readonly code: 'role-not-allowed' }

const limit = 100

/** What waits for a second person, oldest first, cut at its limit. */
export async function listWaitingWaivers(
  { db }: { readonly db: Database },
  staff: WaiverStaff,
): Promise<Result<OfficeWaiver[], RoleNotAllowed>> {
  if (!mayStaff(staff.role, 'decide-waiver')) return refuse({ code: 'role-not-allowed' })
  const rows = await db
    .selectFrom('waivers as w')
    .innerJoin('cards as c', (join) => join.onRef('c.holder_id', '=', 'w.holder_id').onRef('c.id', '=', 'w.card_id'))
    .selectAll('w')
    .select('c.card_number')
    .where('w.state', '=', 'requested')
    .orderBy('w.requested_at')
    .orderBy('w.id')
    .limit(limit)
    .execute()
  return ok(rows.map((row) => ({ ...toWaiver(row), cardNumber: row.card_number })))
}

/** One waiver, whatever became of it, for somebody who may decide waivers. */
export async function viewWaiver(
  deps: Pick<WaiverDeps, 'db' | 'clock' | 'reference'>,
  { staff, waiverId }: { readonly staff: WaiverStaff; readonly waiverId: Id },
): Promise<Result<WaiverView, RoleNotAllowed | { readonly code: 'waiver-not-found' }>> {
  if (!mayStaff(staff.role, 'decide-waiver')) return refuse({ code: 'role-not-allowed' })
  const waiver = await findWaiverById(deps.db, waiverId)
  if (!waiver) return refuse({ code: 'waiver-not-found' })
  const card = await findCard(deps.db, [waiver.holderId], waiver.cardId)
  if (!card) throw new Error('a waiver without its card')
  const terms = await readWaiverTerms(deps, card)
  return ok({ ...waiver, cardNumber: card.cardNumber, owedMinor: terms?.owedMinor ?? 0 })
}
