// Runs the posting of charges in a process of its own, in small batches, and kills itself at a named point.
import { randomBytes } from 'node:crypto'
import { postCharges } from '#modules/charges'
import { referenceSource } from '#modules/reference'
import { idSource } from '#kernel/ids.ts'
import { openDatabase, openPool, type ConnectionOptions } from '#platform/db/database.ts'
import { TestClock } from '#test/support/clock.ts'
import { dieAt, type FaultPoint } from './die-at.ts'

export type PostingOrder = {
  readonly connection: ConnectionOptions
  readonly now: string
  readonly cardsInBatch: number
  readonly point: FaultPoint
}

const { connection, now, cardsInBatch, point } = JSON.parse(process.argv[2] ?? '') as PostingOrder
const pool = openPool(connection, { max: 4, onLost: () => undefined })
dieAt(pool, point)
const clock = new TestClock(new Date(now))
const db = openDatabase(pool)
await postCharges({
  db,
  clock,
  newId: idSource(clock, randomBytes),
  reference: referenceSource({ db, clock }),
  cardsInBatch,
})
await db.destroy()
