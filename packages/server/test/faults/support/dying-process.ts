// Sends one request in a process of its own and kills itself at a named point: `before 7` or `after 7`, counted in
// statements to the database. Run whole, it says how many statements there are.
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { submitRequest, type CancellationDeps, type SubmitRequest } from '#modules/cancellations'
import { queueNotice, type NoticeDeps } from '#modules/notices'
import { referenceSource } from '#modules/reference'
import { idSource } from '#kernel/ids.ts'
import { openDatabase, openPool, type ConnectionOptions } from '#platform/db/database.ts'
import { TestClock } from '#test/support/clock.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { noticeDeps } from '#test/support/notices.ts'
import { receiptKit } from '#test/support/receipts.ts'

type Order = {
  readonly connection: ConnectionOptions
  readonly command: SubmitRequest
  readonly now: string
  readonly point?: { readonly when: 'before' | 'after'; readonly statement: number }
}

const order = JSON.parse(process.argv[2] ?? '') as Order
let statements = 0

/** No handler runs and nothing is flushed: as when the machine goes away under the process. */
function die(): never {
  process.kill(process.pid, 'SIGKILL')
  // The signal takes effect when the system gets round to it; nothing may happen until then.
  for (;;);
}

function reached(when: 'before' | 'after', statement: number): boolean {
  return order.point?.when === when && order.point.statement === statement
}

type Query = (...parts: readonly unknown[]) => Promise<unknown>

function countStatements(client: pg.PoolClient): void {
  const query: Query = client.query.bind(client)
  const counted: Query = async (...parts) => {
    statements += 1
    const own = statements
    if (reached('before', own)) die()
    const result = await query(...parts)
    if (reached('after', own)) die()
    return result
  }
  Object.assign(client, { query: counted })
}

const pool = openPool(order.connection, { max: 1, onLost: () => undefined })
pool.on('connect', countStatements)
const clock = new TestClock(new Date(order.now))
const db = openDatabase(pool)
const newId = idSource(clock, randomBytes)
const t: TestDatabase = { db, clock, newId, pool, ownerPool: pool, close: () => db.destroy() }
const reference = referenceSource(t)
await reference.today()
statements = 0
const deps = { ...t, ...receiptKit, reference, queueNotice: queueWith(noticeDeps(t)) }
await submitRequest(deps, order.command)
process.stdout.write(`${statements}\n`)
await t.close()

function queueWith(needs: NoticeDeps): CancellationDeps['queueNotice'] {
  return (trx, notice) => queueNotice(trx, needs, notice)
}
