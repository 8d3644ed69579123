import type { BookedMovement, Interval } from '#domain/payments/compare-settlement.ts'
import type { Payment, Refund } from '#domain/payments/payment.ts'
import { isId, type Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import { toPayment } from './payment-store.ts'
import { toRefund } from './refund-store.ts'

const chunkSize = 500

/** What we booked in an interval, and whatever we know about these references, whenever it was. */
export async function bookedMovements(
  db: Queryable,
  provider: string,
  references: readonly string[],
  day: Interval,
): Promise<BookedMovement[]> {
  const ids = new Set(references.filter(isId))
  for (const id of await bookedIn(db, provider, day)) ids.add(id)
  const all = [...ids]
  const movements: BookedMovement[] = []
  for (let start = 0; start < all.length; start += chunkSize) {
    movements.push(...(await movementsOf(db, all.slice(start, start + chunkSize))))
  }
  return movements
}

async function bookedIn(db: Queryable, provider: string, { from, until }: Interval): Promise<Id[]> {
  const paid = await db
    .selectFrom('payments')
    .select('id')
    .where('provider', '=', provider)
    .where('paid_at', '>=', from)
    .where('paid_at', '<', until)
    .execute()
  const refunded = await db
    .selectFrom('refunds')
    .select('id')
    .where((eb) =>
      eb.or([
        eb.and([eb('refunded_at', '>=', from), eb('refunded_at', '<', until)]),
        eb.and([eb('failed_at', '>=', from), eb('failed_at', '<', until), eb('refunded_at', 'is not', null)]),
      ]),
    )
    .execute()
  return [...paid, ...refunded].map(({ id }) => id)
}

async function movementsOf(db: Queryable, references: readonly Id[]): Promise<BookedMovement[]> {
  const known = await db
    .selectFrom('payment_references')
    .select(['reference', 'holder_id'])
    .where('reference', 'in', [...references])
    .execute()
  if (known.length === 0) return []
  const holderIds = [...new Set(known.map(({ holder_id: holderId }) => holderId))]
  const ids = known.map(({ reference }) => reference)
  const payments = await db
    .selectFrom('payments')
    .selectAll()
    .where('holder_id', 'in', holderIds)
    .where('id', 'in', ids)
    .execute()
  const refunds = await db
    .selectFrom('refunds')
    .selectAll()
    .where('holder_id', 'in', holderIds)
    .where('id', 'in', ids)
    .execute()
  return [...payments.map(toPayment).map(ofPayment), ...refunds.map(toRefund).flatMap(ofRefund)]
}

function ofPayment({ id, money, state, paidAt }: Payment): BookedMovement {
  return { kind: 'payment', reference: id, ...money, at: paidAt, isPosted: state === 'paid' }
}

function ofRefund({ id, money, refundedAt, failedAt }: Refund): BookedMovement[] {
  const wasSent = refundedAt !== null
  return [
    { kind: 'refund', reference: id, ...money, at: refundedAt, isPosted: wasSent },
    { kind: 'refund-failure', reference: id, ...money, at: failedAt, isPosted: wasSent && failedAt !== null },
  ]
}
