import assert from 'node:assert/strict'
import { createServer, type AddressInfo } from 'node:net'
import { after, before, test, type TestContext } from 'node:test'
import { runOnce, Logger } from 'graphile-worker'
import { noticeJobs } from '#modules/notices'
import type { Id } from '#kernel/ids.ts'
import type { Mailer } from '#platform/mail/mailer.ts'
import { createSmtpMailer } from '#platform/mail/smtp-mailer.ts'
import { startDemoSmtpServer, type ReceivedMail } from '#platform/mail/demo-smtp-server.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { queued, sendingDeps } from '#test/support/notices.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())

/** A port that is free just now, and where nobody answers. */
async function aFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

async function mailServer(context: TestContext, port: number): Promise<ReceivedMail[]> {
  const mails: ReceivedMail[] = []
  const server = await startDemoSmtpServer({
    port,
    clock: t.clock,
    onMail: (mail) => Promise.resolve(void mails.push(mail)),
    onError: (error) => {
      throw error
    },
  })
  context.after(() => server.close())
  return mails
}

/** With the patience of production: a machine under load must not look like a server that is down. */
function aMailer(context: TestContext, port: number): Mailer {
  const from = { name: 'Sapar', address: 'no-reply@sapar.example' }
  const mailer = createSmtpMailer({ host: '127.0.0.1', port, security: 'none', from }, t.clock)
  context.after(() => mailer.close())
  return mailer
}

const quiet = new Logger(() => () => undefined)

/**
 * Runs every job that waits, also those whose pause between two tries is not over: nobody here waits for a clock. Again and
 * again, because a worker that finds the queue of a person still held goes home.
 */
async function runWaiting(jobs: ReturnType<typeof noticeJobs>): Promise<void> {
  await t.ownerPool.query('update graphile_worker._private_jobs set run_at = now()')
  const taskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(payload)]),
  )
  const isOneDue = async () =>
    (await t.ownerPool.query('select 1 from graphile_worker._private_jobs where run_at <= now() limit 1')).rows.length >
    0
  while (await isOneDue()) {
    await runOnce({ pgPool: t.ownerPool, taskList, concurrency: 1, noHandleSignals: true, logger: quiet })
  }
}

const messages = () =>
  t.db
    .selectFrom('messages')
    .select(['state', 'attempts', 'last_problem'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()

const story = ['request-submitted', 'request-returned', 'request-resubmitted', 'card-cancelled'] as const

async function write(subjectId: Id, email: string): Promise<void> {
  for (const template of story) {
    await queued(t, template, { subjectId, recipient: { email } })
    t.clock.advance({ minutes: 1 })
  }
}

test('the mail server is down, then up: everything is queued, seen to be so, sent once and in order (F6)', async (context) => {
  const smtpPort = await aFreePort()
  const jobs = noticeJobs({ ...sendingDeps(context, t, { smtpPort, smppPort: 9 }), mailer: aMailer(context, smtpPort) })
  const people = Array.from({ length: 6 }, (_, index) => ({
    subjectId: t.newId(),
    email: `person${index}@example.org`,
  }))
  for (const { subjectId, email } of people) await write(subjectId, email)

  await runWaiting(jobs)
  await runWaiting(jobs)
  const waiting = await messages()
  assert.equal(waiting.length, people.length * story.length)
  assert.ok(waiting.every(({ state }) => state === 'queued'))
  const tried = waiting.filter(({ attempts }) => attempts > 0)
  assert.ok(tried.length >= people.length, 'each person’s first message was tried')
  assert.ok(tried.every(({ last_problem: problem }) => problem === 'connection-failed'))

  const mails = await mailServer(context, smtpPort)
  await runWaiting(jobs)
  assert.deepEqual(
    (await messages()).filter(({ state }) => state !== 'handed-over'),
    [],
  )
  assert.equal(mails.length, people.length * story.length)
  assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, mails.length, 'none came twice')
  for (const { subjectId, email } of people) {
    const came = mails.filter(({ to }) => to.includes(email)).map(({ subject }) => subject)
    assert.deepEqual(came, await subjectsOf(subjectId), `${email} reads the story in its order`)
  }

  await runWaiting(jobs)
  assert.equal(mails.length, people.length * story.length, 'nothing is left to send')
})

async function subjectsOf(subjectId: Id): Promise<string[]> {
  const rows = await t.db
    .selectFrom('notices')
    .select('subject')
    .where('subject_id', '=', subjectId)
    .orderBy('created_at')
    .execute()
  return rows.map(({ subject }) => subject)
}
