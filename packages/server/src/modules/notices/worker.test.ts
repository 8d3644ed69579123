import assert from 'node:assert/strict'
import { createServer, type AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { startWorker } from '#platform/jobs/worker.ts'
import { openLog } from '#platform/log/log.ts'
import { startDemoSmtpServer } from '#platform/mail/demo-smtp-server.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { messageNow, queued, sendingDeps } from '#test/support/notices.ts'
import type { SendingDeps } from './deps.ts'
import { noticeJobs } from './jobs.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())

const log = openLog({ level: 'silent' })

/** A port that is free just now, and where nobody answers. */
async function aFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

/** The jobs, telling after each run of `send-message` how it ended. */
function watchedJobs(deps: SendingDeps, onRun: (went: 'well' | 'wrong') => void) {
  const jobs = noticeJobs(deps)
  return {
    ...jobs,
    'notices.send-message': async (payload: unknown) => {
      try {
        await jobs['notices.send-message']?.(payload)
      } catch (error) {
        onRun('wrong')
        throw error
      }
      onRun('well')
    },
  }
}

test('from the queue: the mail server is down when the notice is written, and up when the queue tries again', async (context) => {
  const smtpPort = await aFreePort()
  const deps = sendingDeps(context, t, { smtpPort, smppPort: 9 })
  const [message] = await queued(t, 'card-cancelled', { recipient: { email: 'anna@example.org' } })
  assert.ok(message)
  const failed = Promise.withResolvers<undefined>()
  const sent = Promise.withResolvers<undefined>()
  const jobs = watchedJobs(deps, (went) => (went === 'well' ? sent : failed).resolve(undefined))
  const worker = await startWorker({ ownerPool: t.ownerPool, jobs, schedule: [], concurrency: 2, log })
  context.after(() => worker.stop())

  await failed.promise
  const waiting = await messageNow(t, message)
  assert.equal(waiting.state, 'queued')
  assert.equal(waiting.last_problem, 'connection-failed')

  const mails: string[] = []
  const server = await startDemoSmtpServer({
    port: smtpPort,
    clock: t.clock,
    onMail: (mail) => Promise.resolve(void mails.push(mail.messageId)),
    onError: (error) => {
      throw error
    },
  })
  context.after(() => server.close())
  await sent.promise
  assert.deepEqual(mails, [`${message.id}@sapar.example`])
  assert.equal((await messageNow(t, message)).state, 'handed-over')
})
