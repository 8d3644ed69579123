import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { ok, refuse } from '#kernel/result.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { inTransaction, isRetryable } from './transaction.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
  await t.ownerPool.query('create table public.tried (n int primary key); grant all on public.tried to sapar_app')
})
after(() => t.close())

const fault = (message: string, properties: object = {}) => Object.assign(new Error(message), properties)
const insert = (n: number) => sql`insert into tried values (${n})`
const stored = async (n: number) => (await t.pool.query('select 1 from tried where n = $1', [n])).rowCount === 1

test('what is answered is committed', async () => {
  const result = await inTransaction(t.db, async (trx) => {
    await insert(1).execute(trx)
    return ok('done')
  })
  assert.deepEqual(result, ok('done'))
  assert.ok(await stored(1))
})

test('a refusal rolls everything back and is answered as it is', async () => {
  const refusal = { code: 'card-not-active', since: '2026-09-01' }
  const result = await inTransaction(t.db, async (trx) => {
    await insert(2).execute(trx)
    return refuse(refusal)
  })
  assert.deepEqual(result, refuse(refusal))
  assert.equal(await stored(2), false)
})

test('a bug is thrown on, at the first try, and leaves nothing', async () => {
  let tries = 0
  const work = inTransaction(t.db, async (trx) => {
    tries += 1
    await insert(3).execute(trx)
    throw new TypeError('a bug')
  })
  await assert.rejects(work, { name: 'TypeError', message: 'a bug' })
  assert.equal(tries, 1)
  assert.equal(await stored(3), false)
})

test('a transient fault is tried again, from the beginning, until it goes through', async () => {
  let tries = 0
  const result = await inTransaction(t.db, async (trx) => {
    tries += 1
    await insert(4).execute(trx)
    if (tries < 3) throw fault('could not serialize', { code: '40001' })
    return ok(tries)
  })
  assert.deepEqual(result, ok(3))
})

test('two that wait for each other both get through: the database breaks the knot, one tries again', async () => {
  await sql`insert into tried values (10), (11)`.execute(t.db)
  const met = Promise.withResolvers<undefined>()
  let holding = 0
  const swap = (first: number, second: number) =>
    inTransaction(t.db, async (trx) => {
      await sql`select from tried where n = ${first} for update`.execute(trx)
      holding += 1
      if (holding === 2) met.resolve(undefined)
      await met.promise
      await sql`select from tried where n = ${second} for update`.execute(trx)
      return ok(`${first}-${second}`)
    })
  const results = await Promise.all([swap(10, 11), swap(11, 10)])
  assert.deepEqual(results, [ok('10-11'), ok('11-10')])
  assert.equal(holding, 3, 'one of them began again')
})

test('a fault that does not pass is thrown in the end', async () => {
  let tries = 0
  const work = inTransaction(t.db, () => {
    tries += 1
    return Promise.reject(fault('the database system is in recovery mode', { code: '57P03' }))
  })
  await assert.rejects(work, { code: '57P03' })
  assert.ok(tries >= 5, `${tries} tries`)
})

const transient: readonly [string, object][] = [
  ['could not serialize access', { code: '40001' }],
  ['deadlock detected', { code: '40P01' }],
  ['terminating connection due to administrator command', { code: '57P01' }],
  ['the database system is starting up', { code: '57P03' }],
  ['cannot execute UPDATE in a read-only transaction', { code: '25006' }],
  ['read ECONNRESET', { code: 'ECONNRESET' }],
  ['connect ENOENT /socket', { code: 'ENOENT' }],
  ['write EPIPE', { code: 'EPIPE' }],
  ['Connection terminated unexpectedly', {}],
  // what pg says of every further statement, a rollback among them, on a connection that broke
  ['Client has encountered a connection error and is not queryable', {}],
  ['two writers met at the end of a chain', { code: '23505', constraint: 'audit_entries_pkey' }],
]

for (const [message, properties] of transient) {
  test(`worth another try: ${message}`, () => assert.equal(isRetryable(fault(message, properties)), true))
}

const lasting: readonly [string, unknown][] = [
  ['another unique key', fault('duplicate key', { code: '23505', constraint: 'cards_pkey' })],
  ['a check of the schema', fault('violates check constraint', { code: '23514' })],
  ['a missing column', fault('column "x" does not exist', { code: '42703' })],
  ['a right that is not there', fault('permission denied', { code: '42501' })],
  ['a bug of ours', new TypeError('x is undefined')],
  ['something that is no error', '40001'],
]

for (const [what, error] of lasting) {
  test(`not worth another try: ${what}`, () => assert.equal(isRetryable(error), false))
}
