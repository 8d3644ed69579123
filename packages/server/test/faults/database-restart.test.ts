import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { recallRequest, submitRequest, type RequestSubmitted } from '#modules/cancellations'
import { ok, type Result } from '#kernel/result.ts'
import { inTransaction, isRetryable } from '#platform/db/transaction.ts'
import { addJob } from '#platform/jobs/queue.ts'
import { startWorker } from '#platform/jobs/worker.ts'
import { openLog } from '#platform/log/log.ts'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { durableDatabase, type DurableDatabase } from './support/durable-database.ts'
import { assertNotSubmitted, assertSubmittedOnce } from './support/effects.ts'
import { aReadyDraft, someReadyDrafts, type ReadyDraft } from './support/ready-drafts.ts'

let database: DurableDatabase
let t: Platform
before(async () => {
  database = await durableDatabase()
  t = await openPlatform({ database })
})
after(() => t.close())
// what a test prepares is not what it is about
beforeEach(() => insistently(() => t.pool.query('select 1')))

/** What a caller does who got no answer: the same command again, under the same id (architecture.md, rule 7). */
async function insistently<T>(command: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await command()
    } catch (error) {
      if (!isRetryable(error)) throw error
    }
  }
}

const send = ({ submit }: ReadyDraft) => insistently(() => submitRequest(t.modules.cancellations, submit))

/** Sends all drafts, eight at a time; `onAnswer` hears of each one as it is acknowledged. */
async function sendAll(drafts: readonly ReadyDraft[], onAnswer: (answered: number) => void) {
  const answers = new Map<ReadyDraft, Result<RequestSubmitted, unknown>>()
  const waiting = [...drafts]
  const line = async () => {
    for (let draft = waiting.pop(); draft; draft = waiting.pop()) {
      answers.set(draft, await send(draft))
      onAnswer(answers.size)
    }
  }
  await Promise.all(Array.from({ length: 8 }, line))
  return answers
}

for (const signal of ['SIGKILL', 'SIGQUIT'] as const) {
  test(`the database is stopped by ${signal} three times under load: what was acknowledged is there, once (F2, F5)`, async () => {
    const drafts = await someReadyDrafts(t, 80)
    const answers = await sendAll(drafts, (answered) => {
      if (answered % 20 === 0 && answered < 80) database.stopHard(signal)
    })
    for (const draft of drafts) {
      const answer = answers.get(draft)
      assert.ok(answer?.ok, JSON.stringify(answer))
      await assertSubmittedOnce(t, draft, draft.request.reference)
    }

    // a retry much later, too, gets the answer of the first time, and does nothing
    for (const draft of drafts) assert.deepEqual(await send(draft), answers.get(draft))
    for (const draft of drafts) await assertSubmittedOnce(t, draft, 'after all was sent again')
  })
}

test('a transaction that the stop cut in half left nothing', async () => {
  const draft = await aReadyDraft(t)
  await assert.rejects(
    t.db.transaction().execute(async (trx) => {
      await trx
        .updateTable('cancellation_requests')
        .set({ reason_text: 'half done' })
        .where('holder_id', '=', draft.request.holderId)
        .where('id', '=', draft.request.id)
        .execute()
      database.stopHard('SIGQUIT')
      for (;;) await trx.selectFrom('holders').select('holder_id').limit(1).execute()
    }),
  )
  await insistently(async () => assertNotSubmitted(t, draft, 'cut in half'))
  assert.ok((await send(draft)).ok)
})

test('two commands on one request go on in their order across a stop', async () => {
  const draft = await aReadyDraft(t)
  const { holderId, accountId, requestId } = draft.submit
  const recall = { commandId: t.newId(), holderId, accountId, requestId }
  const sent = await send(draft)
  database.stopHard('SIGKILL')
  const recalled = await insistently(() => recallRequest(t.modules.cancellations, recall))
  assert.ok(sent.ok && recalled.ok, JSON.stringify([sent, recalled]))
  assert.deepEqual(await insistently(() => recallRequest(t.modules.cancellations, recall)), ok(recalled.value))
})

test('a job that was under way when the database went is ticked off or done again, and those after it are done (F2, F5)', async () => {
  const done: number[] = []
  await insistently(() => database.ownerPool.query('delete from graphile_worker._private_jobs'))
  const queue = (n: number) =>
    insistently(() => inTransaction(t.db, async (trx) => ok(await addJob(trx, 'tests.try', { n }))))
  const settings = {
    ownerPool: database.ownerPool,
    jobs: {
      'tests.try': async (payload: unknown) => {
        const { n } = payload as { readonly n: number }
        if (done.length === 0) database.stopHard('SIGKILL')
        done.push(n)
      },
    },
    schedule: [],
    concurrency: 1,
    log: openLog({ level: 'silent' }),
  }
  const worker = await insistently(() => startWorker(settings))
  const left = () =>
    insistently(async () => (await database.ownerPool.query('select 1 from graphile_worker._private_jobs')).rows)
  try {
    await queue(1)
    while (done.length === 0) await setTimeout(20)
    await queue(2)
    while ((await left()).length > 0) await setTimeout(20)
  } finally {
    await worker.stop()
  }
  assert.deepEqual([...new Set(done)], [1, 2])
  assert.equal(done.filter((n) => n === 2).length, 1)
})

test('while the database is away a page says "come again", and never that something is broken', async () => {
  const cookie = `sapar-holder=${'A'.repeat(43)}`
  const ask = () => t.sapar.fetch(new Request('http://localhost:3000/account', { headers: { cookie } }), {})
  database.stopHard('SIGQUIT')
  for (let answer = await ask(); answer.status !== 303; answer = await ask()) {
    assert.equal(answer.status, 503)
    assert.equal(answer.headers.get('retry-after'), '10')
  }
})
