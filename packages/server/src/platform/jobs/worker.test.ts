import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { openLog } from '#platform/log/log.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { addJob } from './queue.ts'
import { startWorker } from './worker.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())

test('a job that fails is logged by name and mistake, without what it was given or what the mistake quotes', async (context) => {
  const logged = Promise.withResolvers<string>()
  const log = openLog({ level: 'error' }, { write: (line) => logged.resolve(line) })
  const jobs = { 'a.job': () => Promise.reject(new Error('no such thing as "P1234567"')) }
  const worker = await startWorker({ ownerPool: t.ownerPool, jobs, schedule: [], concurrency: 1, log })
  context.after(() => worker.stop())
  await inTransaction(t.db, async (trx) => ok(await addJob(trx, 'a.job', { passport: 'P1234567' })))

  const line = await logged.promise
  assert.match(line, /"job":"a\.job"/)
  assert.match(line, /no such thing as/)
  assert.match(line, /worker\.test\.ts/)
  assert.doesNotMatch(line, /P1234567/)
})
