import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { ok, refuse } from '#kernel/result.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { inTransaction } from '../db/transaction.ts'
import { addJob, type JobOptions } from './queue.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
beforeEach(() => t.ownerPool.query('delete from graphile_worker._private_jobs'))
after(() => t.close())

type Waiting = { readonly task: string; readonly payload: unknown; readonly key: string | null; readonly run_at: Date }

async function waiting(): Promise<Waiting[]> {
  const { rows } = await t.ownerPool.query<Waiting>(
    `select k.identifier as task, j.payload, j.key, j.run_at from graphile_worker._private_jobs j
     join graphile_worker._private_tasks k on k.id = j.task_id order by j.id`,
  )
  return rows
}

const add = (payload: object, options?: JobOptions) =>
  inTransaction(t.db, async (trx) => ok(await addJob(trx, 'tests.try', payload, options)))

test('a job is there when the change that caused it is, and not a moment before', async () => {
  await inTransaction(t.db, async (trx) => {
    await addJob(trx, 'tests.try', { n: 1 })
    assert.deepEqual(await waiting(), [])
    return ok(null)
  })
  assert.deepEqual(
    (await waiting()).map(({ task, payload }) => ({ task, payload })),
    [{ task: 'tests.try', payload: { n: 1 } }],
  )
})

test('a refused change leaves no job', async () => {
  await inTransaction(t.db, async (trx) => {
    await addJob(trx, 'tests.try', { n: 1 })
    return refuse({ code: 'changed-meanwhile' })
  })
  assert.deepEqual(await waiting(), [])
})

test('a job with the key of one that waits replaces it', async () => {
  await add({ n: 1 }, { jobKey: 'once' })
  await add({ n: 2 }, { jobKey: 'once' })
  await add({ n: 3 }, { jobKey: 'other' })
  assert.deepEqual(
    (await waiting()).map(({ payload }) => payload),
    [{ n: 2 }, { n: 3 }],
  )
})

test('a job may be put off', async () => {
  const runAt = new Date('2030-01-01T00:00:00Z')
  await add({ n: 1 }, { runAt })
  assert.deepEqual((await waiting())[0]?.run_at, runAt)
})

test('what people type travels in a payload unchanged', async () => {
  const payload = { text: '王小明 «Ә» \' " \\ \n {}', list: [1, null, true] }
  await add(payload)
  assert.deepEqual((await waiting())[0]?.payload, payload)
})

for (const statement of [
  'select * from graphile_worker._private_jobs',
  "select graphile_worker.add_job('x')",
  'delete from graphile_worker._private_jobs',
]) {
  test(`the application adds jobs and reaches no further: ${statement}`, async () => {
    await assert.rejects(sql.raw(statement).execute(t.db), { code: '42501' })
  })
}
