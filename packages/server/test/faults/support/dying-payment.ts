// Asks the acquirer about one payment or refund in a process of its own and kills itself at a named point, counted in
// statements to the database. Run whole, it says how many statements there are.
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { currencyDigits } from '#domain/money/currencies.ts'
import { handOverPayment, refreshPayment, refreshRefund, type PaymentDeps } from '#modules/payments'
import { queueNotice } from '#modules/notices'
import { referenceSource } from '#modules/reference'
import { idSource } from '#kernel/ids.ts'
import { openDatabase, openPool, type ConnectionOptions } from '#platform/db/database.ts'
import { openStripeAcquirer } from '#platform/payments/stripe-acquirer.ts'
import { TestClock } from '#test/support/clock.ts'
import { noticeDeps } from '#test/support/notices.ts'
import { noFees } from '#test/support/payment-kit.ts'

export type PaymentOrder = {
  readonly connection: ConnectionOptions
  readonly now: string
  readonly acquirer: { readonly host: string; readonly port: number; readonly secretKey: string }
  readonly what: 'hand-over' | 'refresh' | 'refund'
  readonly holderId: string
  /** Of the payment or the refund. */
  readonly id: string
  readonly point?: { readonly when: 'before' | 'after'; readonly statement: number }
}

const order = JSON.parse(process.argv[2] ?? '') as PaymentOrder
let statements = 0

/** No handler runs and nothing is flushed: as when the machine goes away under the process. */
function die(): never {
  process.kill(process.pid, 'SIGKILL')
  for (;;);
}

function at(when: 'before' | 'after', statement: number): void {
  if (order.point?.when === when && order.point.statement === statement) die()
}

type Query = (...parts: readonly unknown[]) => Promise<unknown>

function countStatements(client: pg.PoolClient): void {
  const query: Query = client.query.bind(client)
  const counted: Query = async (...parts) => {
    statements += 1
    const own = statements
    at('before', own)
    const result = await query(...parts)
    at('after', own)
    return result
  }
  Object.assign(client, { query: counted })
}

const pool = openPool(order.connection, { max: 1, onLost: () => undefined })
pool.on('connect', countStatements)
const clock = new TestClock(new Date(order.now))
const db = openDatabase(pool)
const newId = idSource(clock, randomBytes)
const t = { db, clock, newId, pool, ownerPool: pool, close: () => db.destroy() }
const { host, port, secretKey } = order.acquirer
const settings = { provider: 'sandbox', secretKey, webhookSecrets: ['whsec_unused'], currencyDigits }
const deps: PaymentDeps = {
  ...t,
  reference: referenceSource(t),
  queueNotice: (trx, notice) => queueNotice(trx, noticeDeps(t), notice),
  acquirer: openStripeAcquirer({ ...settings, server: { host, port } }, clock),
  publicUrl: new URL('https://sapar.example'),
  // the same words as the test's own: another body under one key is refused
  describe: (language) => `Travel card charge (${language})`,
  fees: noFees,
}
await deps.reference.today()
statements = 0
const { holderId, id } = order
if (order.what === 'hand-over') await handOverPayment(deps, { holderId, paymentId: id })
else if (order.what === 'refresh') await refreshPayment(deps, { holderId, paymentId: id })
else await refreshRefund(deps, { holderId, refundId: id })
process.stdout.write(`${statements}\n`)
await t.close()
