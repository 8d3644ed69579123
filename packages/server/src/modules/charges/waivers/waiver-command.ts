import type { StaffRole } from '#domain/people/staff-roles.ts'
import type { WaiverState } from '#domain/charges/waiver-life-cycle.ts'
import type { AuditRecord } from '#modules/audit'
import type { Card } from '#domain/cards/card.ts'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import { measureAt } from '../compare-card.ts'
import { listBalances } from '../ledger-store.ts'
import { postBatch } from '../post-batch.ts'
import type { PostChargesDeps } from '../post-charges.ts'
import type { WaiverRecord } from './waiver-store.ts'

export type WaiverDeps = PostChargesDeps

/** A signed-in member of staff. That they may see the card's case at all is looked at before. */
export type WaiverStaff = { readonly id: Id; readonly role: StaffRole }

export type WaiverOutcome = { readonly waiverId: Id; readonly state: WaiverState }

export type AboveDebt = { readonly code: 'waiver-above-debt'; readonly owedMinor: number; readonly currency: string }

/**
 * What the card owes now: the ledger is brought up to the function first. The account stays locked until the end of the
 * transaction, so no second waiver is measured by the same debt.
 */
export async function settleDebt(trx: Trx, deps: WaiverDeps, card: Card): Promise<number> {
  const { holderId, id: cardId, cardType } = card
  const measure = { ...measureAt(await deps.reference.today(), deps.clock.now()), newId: deps.newId }
  const { stuck } = await postBatch(trx, measure, [{ holderId, cardId, cardType, hasAccount: false }])
  if (stuck[0]) throw new Error(`the charge of card ${cardId} is stuck: ${stuck[0].code}`)
  const balance = (await listBalances(trx, [holderId])).find((one) => one.cardId === cardId)
  return Math.max(0, balance?.owedMinor ?? 0)
}

type WaiverEvent = 'waiver-requested' | 'waiver-granted' | 'waiver-refused'

/** What the audit keeps of a step in the life of a waiver. */
export function waiverEvent<E extends WaiverEvent>(event: E, waiver: WaiverRecord, staff: WaiverStaff) {
  const { holderId, cardId, id, ground, amountMinor, currency } = waiver
  return {
    subjectId: holderId,
    event,
    actor: { kind: 'staff', ...staff },
    cardId,
    details: { waiverId: id, ground, amountMinor, currency },
  } as const satisfies Omit<AuditRecord<'waiver-requested'>, 'event'> & { readonly event: E }
}
