import assert from 'node:assert/strict'
import { after, before, beforeEach, test, type TestContext } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { ok } from '#kernel/result.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { inTransaction } from '../db/transaction.ts'
import { openLog } from '../log/log.ts'
import { addJob, type JobOptions } from './queue.ts'
import { startWorker, type Job } from './worker.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
beforeEach(() => t.ownerPool.query('delete from graphile_worker._private_jobs'))
after(() => t.close())

type Line = { readonly facts: unknown; readonly message: string }

/** A worker with one job, and what it wrote into the log as errors. */
async function working(context: TestContext, job: Job, concurrency = 2) {
  const errors: Line[] = []
  const log = Object.assign(openLog({ level: 'silent' }), {
    error: (facts: unknown, message: string) => errors.push({ facts, message }),
  })
  const settings = { ownerPool: t.ownerPool, jobs: { 'tests.try': job }, schedule: [], concurrency, log }
  const worker = await startWorker(settings)
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= worker.stop())
  context.after(stop)
  return { stop, errors }
}

const add = (payload: object, options?: JobOptions) =>
  inTransaction(t.db, async (trx) => ok(await addJob(trx, 'tests.try', payload, options)))

async function waiting(): Promise<{ attempts: number; last_error: string | null }[]> {
  const { rows } = await t.ownerPool.query<{ attempts: number; last_error: string | null }>(
    'select attempts, last_error from graphile_worker._private_jobs',
  )
  return rows
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setTimeout(20)
}

test('a job is done with the payload it was queued with, and then gone', async (context) => {
  const done = Promise.withResolvers<unknown>()
  const { stop } = await working(context, async (payload) => done.resolve(payload))
  await add({ requestId: 'r-1' })
  assert.deepEqual(await done.promise, { requestId: 'r-1' })
  await stop()
  assert.deepEqual(await waiting(), [])
})

test('a job that fails stays, with its error, to be tried again', async (context) => {
  const failed = Promise.withResolvers<undefined>()
  const { stop, errors } = await working(context, () => {
    failed.resolve(undefined)
    return Promise.reject(new Error('the mail server is down'))
  })
  await add({ n: 1 })
  await failed.promise
  let [job] = await waiting()
  while (job && job.last_error === null) [job] = await waiting()
  await stop()
  assert.equal(job?.attempts, 1)
  assert.match(job?.last_error ?? '', /the mail server is down/)
  assert.ok(errors.length > 0, 'and somebody can read about it')
})

test('jobs of one queue run one after the other, in their order', async (context) => {
  const order: string[] = []
  const all = Promise.withResolvers<undefined>()
  await inTransaction(t.db, async (trx) => {
    for (let n = 1; n <= 6; n += 1) await addJob(trx, 'tests.try', { n }, { queue: 'one' })
    return ok(null)
  })
  await working(
    context,
    async (payload) => {
      const { n } = payload as { n: number }
      order.push(`begin ${n}`)
      await t.pool.query('select 1')
      order.push(`end ${n}`)
      if (n === 6) all.resolve(undefined)
    },
    4,
  )
  await all.promise
  assert.deepEqual(
    order,
    [1, 2, 3, 4, 5, 6].flatMap((n) => [`begin ${n}`, `end ${n}`]),
  )
})

test('stopping lets a job that is under way come to its end', async (context) => {
  const begun = Promise.withResolvers<undefined>()
  const mayEnd = Promise.withResolvers<undefined>()
  let isDone = false
  const { stop } = await working(context, async () => {
    begun.resolve(undefined)
    await mayEnd.promise
    isDone = true
  })
  await add({ n: 1 })
  await begun.promise
  const stopping = stop()
  mayEnd.resolve(undefined)
  await stopping
  assert.ok(isDone)
  assert.deepEqual(await waiting(), [])
})

test('a job that could not be ticked off is done again, by a worker that is started again (F5)', async (context) => {
  let times = 0
  const twice = Promise.withResolvers<undefined>()
  const { stop, errors } = await working(context, async () => {
    times += 1
    // away at the very moment at which the library wants to write that it is done
    if (times === 1) await t.ownerPool.query('alter table graphile_worker._private_jobs rename to away')
    else twice.resolve(undefined)
  })
  await add({ n: 1 })
  await until(() => errors.some(({ message }) => message === 'job worker stopped and is started again'))
  await t.ownerPool.query('alter table graphile_worker.away rename to _private_jobs')
  await twice.promise
  await stop()
  assert.deepEqual(await waiting(), [])
})

/** A job that somebody took who has not come back. It is due in an hour, so that nobody takes it before it is held. */
async function addHeld(): Promise<void> {
  await add({ n: 1 }, { runAt: new Date(Date.now() + 3_600_000) })
  await t.ownerPool.query(
    "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed', attempts = 1",
  )
}

async function holderOfJob(): Promise<string | null | undefined> {
  const { rows } = await t.ownerPool.query<{ locked_by: string | null }>(
    'select locked_by from graphile_worker._private_jobs',
  )
  return rows[0]?.locked_by
}

test('what a killed process held is done at the next start (F1)', async (context) => {
  await addHeld()
  await t.ownerPool.query('update graphile_worker._private_jobs set run_at = now()')
  const done = Promise.withResolvers<undefined>()
  const { stop } = await working(context, async () => done.resolve(undefined))
  await done.promise
  await stop()
  assert.deepEqual(await waiting(), [])
})

test('a worker takes nothing away from another that lives', async (context) => {
  const { stop } = await working(context, () => Promise.resolve())
  await addHeld()
  const other = await working(context, () => Promise.resolve())
  await other.stop()
  assert.equal(await holderOfJob(), 'killed')
  await stop()
})

test('a schedule that cannot be read stops the start', async () => {
  const jobs = { 'tests.try': () => Promise.resolve() }
  const schedule = [{ job: 'tests.try', cron: 'every now and then' }]
  const log = openLog({ level: 'silent' })
  await assert.rejects(startWorker({ ownerPool: t.ownerPool, jobs, schedule, concurrency: 1, log }))
})
