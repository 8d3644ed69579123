import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ok, refuse } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { aNoticeOrder, messagesOf, noticeDeps, queued, testSealer } from '#test/support/notices.ts'
import { secretContext } from './deps.ts'
import { queueNotice, type NoticeOrder } from './queue-notice.ts'
import { secretMark } from './rendering/letter.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())

const queue = (order: NoticeOrder) =>
  inTransaction(t.db, async (trx) => ok(await queueNotice(trx, noticeDeps(t), order)))

const noticesOf = (subjectId: string) =>
  t.db.selectFrom('notices').selectAll().where('subject_id', '=', subjectId).orderBy('channel').execute()

const jobsOf = async (subjectId: string): Promise<{ queue_name: string; payload: { messageId: string } }[]> => {
  const { rows } = await t.ownerPool.query(
    `select queues.queue_name, jobs.payload from graphile_worker._private_jobs jobs
     left join graphile_worker._private_job_queues queues on queues.id = jobs.job_queue_id
     where jobs.payload->>'subjectId' = $1`,
    [subjectId],
  )
  return rows
}

test('one notice, one message and one job for each channel, together', async () => {
  const requestId = t.newId()
  const order = aNoticeOrder(t, 'card-cancelled', { requestId, language: 'kk' })
  assert.deepEqual(await queue(order), ok(['email', 'sms']))
  const notices = await noticesOf(order.subjectId)
  assert.deepEqual(
    notices.map(({ channel, recipient, language, request_id }) => ({ channel, recipient, language, request_id })),
    [
      { channel: 'email', recipient: 'anna@example.org', language: 'kk', request_id: requestId },
      { channel: 'sms', recipient: '+77010000001', language: 'kk', request_id: requestId },
    ],
  )
  const messages = await messagesOf(t, order.subjectId, order.changeId)
  assert.deepEqual(
    messages.map(({ state, attempts, version }) => ({ state, attempts, version })),
    [
      { state: 'queued', attempts: 0, version: 1 },
      { state: 'queued', attempts: 0, version: 1 },
    ],
  )
  const jobs = await jobsOf(order.subjectId)
  assert.deepEqual(new Set(jobs.map(({ payload }) => payload.messageId)), new Set(messages.map(({ id }) => id)))
  assert.equal(new Set(jobs.map(({ queue_name }) => queue_name)).size, 1)
})

test('the body is written at once, in the language of the order, with its own check code', async () => {
  const order = aNoticeOrder(t, 'card-cancelled', { language: 'ru' })
  await queue(order)
  const [mail, sms] = await noticesOf(order.subjectId)
  assert.ok(mail && sms)
  assert.match(mail.body_html ?? '', /<html lang="ru">/)
  assert.match(mail.body_text, /28 сентября 2026 года/)
  assert.match(mail.body_text, new RegExp(`${mail.check_code.slice(0, 5)}-${mail.check_code.slice(5)}`))
  assert.equal(sms.body_html, null)
  assert.notEqual(mail.check_code, sms.check_code)
})

test('fifty parallel repeats of one change are one intent for each channel (I-13, I-16)', async () => {
  const order = aNoticeOrder(t, 'request-submitted')
  const results = await Promise.all(Array.from({ length: 50 }, () => queue(order)))
  const told = results.flatMap((result) => (result.ok ? result.value : []))
  assert.deepEqual(told.toSorted(), ['email', 'sms'])
  assert.equal((await noticesOf(order.subjectId)).length, 2)
  assert.equal((await messagesOf(t, order.subjectId, order.changeId)).length, 2)
  assert.equal((await jobsOf(order.subjectId)).length, 2)
  const codes = await t.db
    .selectFrom('notice_check_codes')
    .select('check_code')
    .where('subject_id', '=', order.subjectId)
    .execute()
  assert.equal(codes.length, 2)
})

test('another change of the same subject is told again', async () => {
  const order = aNoticeOrder(t, 'request-returned')
  await queue(order)
  await queue({ ...order, changeId: t.newId() })
  assert.equal((await noticesOf(order.subjectId)).length, 4)
})

test('a change that is rolled back is told to nobody', async () => {
  const order = aNoticeOrder(t, 'card-cancelled')
  await inTransaction(t.db, async (trx) => {
    await queueNotice(trx, noticeDeps(t), order)
    return refuse({ code: 'changed-meanwhile' })
  })
  assert.deepEqual(await noticesOf(order.subjectId), [])
  assert.deepEqual(await jobsOf(order.subjectId), [])
})

test('without an address for a channel nothing goes there', async () => {
  const byMail = aNoticeOrder(t, 'card-cancelled', { recipient: { email: 'anna@example.org' } })
  assert.deepEqual(await queue(byMail), ok(['email']))
  const byPhone = aNoticeOrder(t, 'card-cancelled', { recipient: { phone: '+77010000001' } })
  assert.deepEqual(await queue(byPhone), ok(['sms']))
  assert.deepEqual(await queue(aNoticeOrder(t, 'card-cancelled', { recipient: {} })), ok([]))
  // a template of mail alone sends no SMS, whoever has a telephone
  assert.deepEqual(await queue(aNoticeOrder(t, 'account-password-changed')), ok(['email']))
})

test('a code is stored sealed, bound to its notice, and nowhere else', async () => {
  const order = aNoticeOrder(t, 'account-reset-code', { secret: '907351' })
  await queue(order)
  const [notice] = await noticesOf(order.subjectId)
  assert.ok(notice?.secret_sealed)
  assert.equal(String(testSealer.open(notice.secret_sealed, secretContext(notice.id))), '907351')
  assert.throws(() => testSealer.open(notice.secret_sealed ?? Buffer.of(), secretContext(t.newId())))
  assert.ok(notice.body_text.includes(secretMark))
  const everything = JSON.stringify({ ...notice, secret_sealed: notice.secret_sealed.toString('latin1') })
  assert.ok(!everything.includes('907351'))
  assert.ok(!JSON.stringify(await jobsOf(order.subjectId)).includes('907351'))
})

test('a code without a place for it, or a place without a code, is a bug', async () => {
  await assert.rejects(queue(aNoticeOrder(t, 'account-reset-code')), /lacks its code/)
  await assert.rejects(queue(aNoticeOrder(t, 'card-cancelled', { secret: '1' })), /carries no code/)
})

test('messages of one subject share a queue, those of many are spread', async () => {
  const names = new Set<string>()
  for (let i = 0; i < 40; i++) {
    const [mail] = await queued(t, 'account-password-changed')
    for (const { queue_name } of await jobsOf(mail?.subject_id ?? '')) names.add(queue_name)
  }
  assert.ok(names.size > 5, String(names.size))
})
