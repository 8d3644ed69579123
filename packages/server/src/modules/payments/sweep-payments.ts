import type { Result } from '#kernel/result.ts'
import type { Id } from '#kernel/ids.ts'
import type { PaymentDeps } from './deps.ts'
import { refreshPayment } from './refresh-payment.ts'
import { refreshRefund } from './refresh-refund.ts'

export type PaymentSweep = {
  readonly asked: number
  /** Payments and refunds whose acquirer could not be asked this time. */
  readonly unanswered: number
}

type Open = { readonly holderId: Id; readonly id: Id }

const batchSize = 200
/** Younger ones are still in somebody's hands. */
const leastAgeMs = 120_000

/** Asks about everything that is open, so that an event which never came changes nothing but the hour. */
export async function sweepPayments(deps: PaymentDeps): Promise<PaymentSweep> {
  const before = new Date(deps.clock.now().getTime() - leastAgeMs)
  let asked = 0
  let unanswered = 0
  const ask = async (refresh: (open: Open) => Promise<Result<unknown, unknown>>, next: Next) => {
    for await (const open of allOpen(next)) {
      asked += 1
      if (!(await refresh(open)).ok) unanswered += 1
    }
  }
  await ask(
    ({ holderId, id }) => refreshPayment(deps, { holderId, paymentId: id }),
    (after) => openPayments(deps, before, after),
  )
  await ask(
    ({ holderId, id }) => refreshRefund(deps, { holderId, refundId: id }),
    (after) => openRefunds(deps, before, after),
  )
  return { asked, unanswered }
}

type Next = (after: Open | undefined) => Promise<readonly Open[]>

async function* allOpen(next: Next): AsyncGenerator<Open> {
  let after: Open | undefined
  do {
    const batch = await next(after)
    yield* batch
    after = batch.length === batchSize ? batch.at(-1) : undefined
  } while (after)
}

function openPayments({ db }: PaymentDeps, before: Date, after: Open | undefined): Promise<Open[]> {
  let query = db
    .selectFrom('payments')
    .select(['holder_id as holderId', 'id'])
    .where('state', 'in', ['created', 'pending'])
    .where('created_at', '<', before)
  if (after) query = query.where((eb) => eb(eb.refTuple('holder_id', 'id'), '>', eb.tuple(after.holderId, after.id)))
  return query.orderBy('holder_id').orderBy('id').limit(batchSize).execute()
}

function openRefunds({ db }: PaymentDeps, before: Date, after: Open | undefined): Promise<Open[]> {
  let query = db
    .selectFrom('refunds')
    .select(['holder_id as holderId', 'id'])
    .where('state', 'in', ['requested', 'pending'])
    .where('requested_at', '<', before)
  if (after) query = query.where((eb) => eb(eb.refTuple('holder_id', 'id'), '>', eb.tuple(after.holderId, after.id)))
  return query.orderBy('holder_id').orderBy('id').limit(batchSize).execute()
}
