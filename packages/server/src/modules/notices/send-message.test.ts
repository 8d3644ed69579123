import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { MailHandover, OutgoingMail } from '#platform/mail/mailer.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { aPostOffice, messageNow, messagesOf, queued, sendingDeps } from '#test/support/notices.ts'
import type { SendingDeps } from './deps.ts'
import { NotHandedOverYet, sendMessage } from './send-message.ts'
import { sendMessageJob } from './add-message.ts'
import { noticeJobs } from './jobs.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())

type Row = { readonly subject_id: string; readonly id: string }

const send = (deps: SendingDeps, { subject_id: subjectId, id: messageId }: Row) =>
  sendMessage(deps, { subjectId, messageId })

async function aMail(wishes: Parameters<typeof queued<'card-cancelled'>>[2] = {}) {
  const [mail] = await queued(t, 'card-cancelled', { recipient: { email: 'anna@example.org' }, ...wishes })
  assert.ok(mail)
  return mail
}

/** A mail server that answers what it is told, and keeps what it was handed. */
function scriptedMailer(deps: SendingDeps, answer: (mail: OutgoingMail) => MailHandover | Promise<MailHandover>) {
  const handed: OutgoingMail[] = []
  const mailer = {
    send: (mail: OutgoingMail) => {
      handed.push(mail)
      return Promise.resolve(answer(mail))
    },
    close: () => Promise.resolve(),
  }
  return { deps: { ...deps, mailer }, handed }
}

const accepted: MailHandover = { outcome: 'accepted', response: '250 ok' }
const busy: MailHandover = { outcome: 'temporary-failure', code: 'smtp-451' }
const noSuchUser: MailHandover = { outcome: 'permanent-failure', code: 'smtp-550' }

const nowhere = { smtpPort: 9, smppPort: 9 }

test('a mail goes out over SMTP under the id of its message, and ends at handed-over', async (context) => {
  const { deps, mails } = await aPostOffice(context, t)
  const message = await aMail({ language: 'zh-CN' })
  await noticeJobs(deps)[sendMessageJob]?.({ subjectId: message.subject_id, messageId: message.id })
  const [mail] = mails
  assert.ok(mail)
  assert.equal(mail.messageId, `${message.id}@sapar.example`)
  assert.deepEqual(mail.to, ['anna@example.org'])
  assert.equal(mail.language, 'zh-CN')
  assert.match(mail.subject, /旅游卡已注销/)
  assert.match(mail.text, /K7M 4Q2 X9C/)
  assert.match(mail.html, /<html lang="zh-CN">/)
  const { state, attempts, last_problem, handed_over_at } = await messageNow(t, message)
  assert.deepEqual(
    { state, attempts, last_problem, handed_over_at },
    { state: 'handed-over', attempts: 1, last_problem: null, handed_over_at: t.clock.now() },
  )
})

test('an SMS goes out over SMPP, and its references are kept for the receipts', async (context) => {
  const { deps, texts } = await aPostOffice(context, t)
  const [message] = await queued(t, 'card-cancelled', { recipient: { phone: '+77010000001' }, language: 'kk' })
  assert.ok(message)
  await send(deps, message)
  assert.equal(texts.length, 1)
  assert.equal(texts[0]?.to, '+77010000001')
  assert.match(texts[0]?.text ?? '', /^Sapar: .*sapar\.example\/official [2-9A-Y]{5}-[2-9A-Y]{5}$/)
  const { state, provider_refs } = await messageNow(t, message)
  assert.notEqual(state, 'queued')
  assert.deepEqual(provider_refs, texts[0]?.providerRefs)
  assert.equal(provider_refs.length, 2)
})

test('run again, the job sends nothing', async (context) => {
  const { deps, mails } = await aPostOffice(context, t)
  const message = await aMail()
  await send(deps, message)
  const first = await messageNow(t, message)
  await send(deps, message)
  await send(deps, { subject_id: message.subject_id, id: t.newId() })
  assert.equal(mails.length, 1)
  assert.deepEqual(await messageNow(t, message), first)
})

test('a payload that is none is refused before anything is read', async (context) => {
  const { deps } = await aPostOffice(context, t)
  for (const payload of [null, {}, { subjectId: 'x', messageId: t.newId() }, { subjectId: t.newId() }]) {
    await assert.rejects(sendMessage(deps, payload), { name: 'ZodError' })
  }
})

test('the mail server is down: the mail stays queued, the trouble is seen, and later it goes', async (context) => {
  const message = await aMail()
  const down = sendingDeps(context, t, nowhere)
  await assert.rejects(send(down, message), NotHandedOverYet)
  await assert.rejects(send(down, message), NotHandedOverYet)
  const waiting = await messageNow(t, message)
  assert.deepEqual([waiting.state, waiting.attempts, waiting.last_problem], ['queued', 2, 'connection-failed'])
  const { deps, mails } = await aPostOffice(context, t)
  await send(deps, message)
  assert.equal(mails.length, 1)
  const sent = await messageNow(t, message)
  assert.deepEqual([sent.state, sent.attempts, sent.last_problem], ['handed-over', 3, null])
})

test('a 4xx is tried again, a 5xx is the end', async (context) => {
  const real = sendingDeps(context, t, nowhere)
  const message = await aMail()
  await assert.rejects(send(scriptedMailer(real, () => busy).deps, message), NotHandedOverYet)
  assert.equal((await messageNow(t, message)).last_problem, 'smtp-451')
  await send(scriptedMailer(real, () => noSuchUser).deps, message)
  const failed = await messageNow(t, message)
  assert.deepEqual(
    [failed.state, failed.attempts, failed.last_problem, failed.failed_at],
    ['failed', 2, 'smtp-550', t.clock.now()],
  )
  const { deps, handed } = scriptedMailer(real, () => accepted)
  await send(deps, message)
  assert.deepEqual(handed, [])
})

test('an address that is none fails at once, without a mail server', async (context) => {
  const message = await aMail({ recipient: { email: 'two@example.org, more@example.org' } })
  const { deps, handed } = scriptedMailer(sendingDeps(context, t, nowhere), () => accepted)
  await send(deps, message)
  assert.deepEqual(handed, [])
  const { state, last_problem } = await messageNow(t, message)
  assert.deepEqual([state, last_problem], ['failed', 'invalid-recipient'])
})

test('an SMS without answer is marked, and tried again under the same id', async (context) => {
  const { deps, texts, smpp } = await aPostOffice(context, t)
  const [message] = await queued(t, 'card-linked', { recipient: { phone: '+77010000001' } })
  assert.ok(message)
  smpp.behaviour.nextSubmits = ['silent']
  await assert.rejects(send(deps, message), NotHandedOverYet)
  const waiting = await messageNow(t, message)
  assert.deepEqual([waiting.state, waiting.last_problem], ['queued', 'no-response'])
  await send(deps, message)
  assert.equal(texts.length, 1)
  assert.equal((await messageNow(t, message)).last_problem, null)
})

test('a number that the network refuses is the end', async (context) => {
  const { deps, smpp } = await aPostOffice(context, t)
  const [message] = await queued(t, 'card-linked', { recipient: { phone: '+77010000001' } })
  assert.ok(message)
  smpp.behaviour.nextSubmits = ['reject']
  await send(deps, message)
  const { state, last_problem } = await messageNow(t, message)
  assert.equal(state, 'failed')
  assert.match(last_problem ?? '', /^smpp-0x/)
})

test('what waits for one address goes in the order it was written, also after trouble (F6)', async (context) => {
  const subjectId = t.newId()
  const first = await aMail({ subjectId })
  const second = await aMail({ subjectId })
  const third = await aMail({ subjectId })
  const real = sendingDeps(context, t, nowhere)
  await assert.rejects(send(scriptedMailer(real, () => busy).deps, first), NotHandedOverYet)
  const { deps, handed } = scriptedMailer(real, () => accepted)
  await send(deps, third)
  const ids = [first.id, second.id, third.id]
  assert.deepEqual(
    handed.map(({ messageId }) => messageId),
    ids,
  )
  // their own jobs find nothing left to do
  await send(deps, first)
  await send(deps, second)
  assert.equal(handed.length, 3)
})

test('the younger one waits while the older one cannot go', async (context) => {
  const subjectId = t.newId()
  const first = await aMail({ subjectId })
  const second = await aMail({ subjectId })
  const { deps, handed } = scriptedMailer(sendingDeps(context, t, nowhere), () => busy)
  await assert.rejects(send(deps, second), NotHandedOverYet)
  assert.deepEqual(
    handed.map(({ messageId }) => messageId),
    [first.id],
  )
  assert.equal((await messageNow(t, second)).attempts, 0)
})

test('an address in trouble holds up no other address and no other person', async (context) => {
  const subjectId = t.newId()
  const stuck = await aMail({ subjectId })
  const other = await aMail({ subjectId, recipient: { email: 'new@example.org' } })
  const { deps, handed } = scriptedMailer(sendingDeps(context, t, nowhere), ({ to }) =>
    to === 'anna@example.org' ? busy : accepted,
  )
  await assert.rejects(send(deps, stuck), NotHandedOverYet)
  await send(deps, other)
  assert.deepEqual(
    handed.map(({ to }) => to),
    ['anna@example.org', 'new@example.org'],
  )
  assert.equal((await messageNow(t, other)).state, 'handed-over')
})

test('the process dies between hand-over and record: it goes again, under the same id', async (context) => {
  const message = await aMail()
  const real = sendingDeps(context, t, nowhere)
  // The mail is away; then the database is gone, as seen from this process.
  const dying = scriptedMailer(real, () => accepted)
  const gone = {
    ...dying.deps,
    clock: {
      now: () => {
        if (dying.handed.length > 0) throw new Error('killed')
        return t.clock.now()
      },
    },
  }
  await assert.rejects(send(gone, message), /killed/)
  assert.equal((await messageNow(t, message)).state, 'queued')
  const again = scriptedMailer(real, () => accepted)
  await send(again.deps, message)
  assert.deepEqual(
    [...dying.handed, ...again.handed].map(({ messageId }) => messageId),
    [message.id, message.id],
  )
  assert.equal((await messageNow(t, message)).state, 'handed-over')
})

test('a code is filled in only at sending, and nothing of it is kept after', async (context) => {
  const { deps, mails, texts } = await aPostOffice(context, t)
  const [mail] = await queued(t, 'account-reset-code', { secret: '907351' })
  const [sms] = await queued(t, 'account-phone-code', { secret: '118822' })
  assert.ok(mail && sms)
  await send(deps, mail)
  await send(deps, sms)
  assert.match(mails[0]?.text ?? '', /907351/)
  assert.match(mails[0]?.html ?? '', /907351/)
  assert.match(texts[0]?.text ?? '', /\n@sapar\.example #118822$/)
  const rows = await t.db
    .selectFrom('notices')
    .selectAll()
    .where('subject_id', 'in', [mail.subject_id, sms.subject_id])
    .execute()
  for (const row of rows) {
    assert.equal(row.secret_sealed, null)
    assert.ok(!/907351|118822/.test(JSON.stringify(row)))
  }
})

test('a code that cannot be delivered is wiped as well', async (context) => {
  const [message] = await queued(t, 'account-reset-code', { secret: '907351' })
  assert.ok(message)
  await send(scriptedMailer(sendingDeps(context, t, nowhere), () => noSuchUser).deps, message)
  const [notice] = await t.db.selectFrom('notices').selectAll().where('subject_id', '=', message.subject_id).execute()
  assert.equal(notice?.secret_sealed, null)
})

test('a code whose time has passed is not sent any more', async (context) => {
  const { deps, handed } = scriptedMailer(sendingDeps(context, t, nowhere), () => accepted)
  const [late] = await queued(t, 'account-reset-code', { secret: '907351' })
  t.clock.advance({ minutes: 10 })
  const [intime] = await queued(t, 'account-reset-code', { secret: '118822' })
  t.clock.advance({ minutes: 9, seconds: 59 })
  assert.ok(late && intime)
  await send(deps, late)
  await send(deps, intime)
  assert.deepEqual(
    handed.map(({ messageId }) => messageId),
    [intime.id],
  )
  const { state, last_problem } = await messageNow(t, late)
  assert.deepEqual([state, last_problem], ['failed', 'too-late'])
})

test('after three days and many tries it is given up', async (context) => {
  const { deps } = scriptedMailer(sendingDeps(context, t, nowhere), () => busy)
  const message = await aMail()
  for (let tries = 0; tries < 9; tries++) await assert.rejects(send(deps, message), NotHandedOverYet)
  t.clock.advance({ days: 2, hours: 23 })
  await assert.rejects(send(deps, message), NotHandedOverYet)
  t.clock.advance({ hours: 1 })
  await send(deps, message)
  const { state, attempts, last_problem } = await messageNow(t, message)
  assert.deepEqual([state, attempts, last_problem], ['failed', 11, 'smtp-451'])
})

test('a clock that jumps a year gives nothing up (F9)', async (context) => {
  const { deps } = scriptedMailer(sendingDeps(context, t, nowhere), () => busy)
  const message = await aMail()
  t.clock.advance({ days: 400 })
  await assert.rejects(send(deps, message), NotHandedOverYet)
  assert.equal((await messageNow(t, message)).state, 'queued')
})

test('what nobody foresaw is seen in the message and tried again', async (context) => {
  const { deps } = scriptedMailer(sendingDeps(context, t, nowhere), () => {
    throw new TypeError('a bug')
  })
  const message = await aMail()
  await assert.rejects(send(deps, message), NotHandedOverYet)
  const { state, last_problem } = await messageNow(t, message)
  assert.deepEqual([state, last_problem], ['queued', 'unexpected-error'])
})

test('two workers with the same message record one hand-over', async (context) => {
  const message = await aMail()
  const { deps } = scriptedMailer(sendingDeps(context, t, nowhere), () => accepted)
  await Promise.all([send(deps, message), send(deps, message)])
  const [row] = await messagesOf(t, message.subject_id, (await changeOf(message)) ?? '')
  assert.equal(row?.attempts, 1)
  assert.equal(row?.state, 'handed-over')
})

async function changeOf(message: Row): Promise<string | undefined> {
  const found = await t.db
    .selectFrom('notices')
    .select('change_id')
    .where('subject_id', '=', message.subject_id)
    .executeTakeFirst()
  return found?.change_id
}

test('a paper that a notice names is made when the mail goes, in its language, and never waits in the queue', async (context) => {
  const { deps, mails } = await aPostOffice(context, t)
  const orders: unknown[] = []
  const content = Buffer.from('%PDF-1.7 a receipt')
  const makeAttachment: SendingDeps['makeAttachment'] = (order) => {
    orders.push(order)
    return Promise.resolve({ filename: 'receipt.pdf', contentType: 'application/pdf', content })
  }
  const attachment = { document: 'receipt', id: t.newId() } as const
  const message = await aMail({ language: 'kk', attachments: [attachment] })
  assert.deepEqual(orders, [])
  await send({ ...deps, makeAttachment }, message)
  assert.deepEqual(orders, [{ subjectId: message.subject_id, language: 'kk', attachment }])
  const [attached] = mails[0]?.attachments ?? []
  assert.deepEqual([attached?.filename, attached?.contentType], ['receipt.pdf', 'application/pdf'])
  assert.deepEqual(Buffer.from(attached?.content ?? []), content)
})

test('a paper that cannot be made keeps the mail back, which is tried again', async (context) => {
  const { deps, handed } = scriptedMailer(sendingDeps(context, t, nowhere), () => accepted)
  const message = await aMail({ attachments: [{ document: 'receipt', id: t.newId() }] })
  await assert.rejects(send(deps, message), NotHandedOverYet)
  assert.deepEqual(handed, [])
  const { state, last_problem } = await messageNow(t, message)
  assert.deepEqual([state, last_problem], ['queued', 'unexpected-error'])
  const made = { filename: 'a.pdf', contentType: 'application/pdf', content: Buffer.from('a') }
  await send({ ...deps, makeAttachment: () => Promise.resolve(made) }, message)
  assert.equal((await messageNow(t, message)).state, 'handed-over')
})

test('an SMS carries no paper', async () => {
  const attachments = [{ document: 'receipt', id: t.newId() }] as const
  const rows = await queued(t, 'request-submitted', { attachments })
  const kept = await t.db
    .selectFrom('notices')
    .select(['channel', 'attachments'])
    .where('subject_id', '=', rows[0]?.subject_id ?? '')
    .execute()
  assert.deepEqual(
    new Map(kept.map(({ channel, attachments: papers }) => [channel, papers.length])),
    new Map([
      ['email', 1],
      ['sms', 0],
    ]),
  )
})
