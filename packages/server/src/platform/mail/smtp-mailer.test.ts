import assert from 'node:assert/strict'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { test, type TestContext } from 'node:test'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { startDemoSmtpServer, type ReceivedMail } from './demo-smtp-server.ts'
import type { MailAddress } from './mail-address.ts'
import type { OutgoingMail } from './mailer.ts'
import { createSmtpMailer } from './smtp-mailer.ts'
import type { SmtpSettings } from './smtp-settings.ts'

const NOW = new Date('2026-11-22T08:00:00Z')
const clock = { now: () => NOW }

function settings(port: number, change: Partial<SmtpSettings> = {}): SmtpSettings {
  const from = { name: 'Sapar 旅游卡', address: 'no-reply@sapar.example' }
  return { host: '127.0.0.1', port, security: 'none', from, ...change }
}

function aMail(change: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: '01990000-0000-7000-8000-000000000001',
    to: 'aida@example.org' as MailAddress,
    subject: 'Your card is cancelled',
    text: 'Card 7 is cancelled.',
    html: '<p>Card 7 is <b>cancelled</b>.</p>',
    language: 'en',
    ...change,
  }
}

function aMailer(t: TestContext, port: number, change: Partial<SmtpSettings> = {}) {
  const mailer = createSmtpMailer(settings(port, change), clock)
  t.after(() => mailer.close())
  return mailer
}

async function aDemoServer(t: TestContext, onMail?: (mail: ReceivedMail) => Promise<void>) {
  const mails: ReceivedMail[] = []
  const errors: unknown[] = []
  const server = await startDemoSmtpServer({
    port: 0,
    clock,
    onMail: onMail ?? (async (mail) => void mails.push(mail)),
    onError: (error) => errors.push(error),
  })
  t.after(() => server.close())
  return { port: server.port, mails, errors }
}

/** The library's server with a fault at one step of the dialogue. */
async function aFaultyServer(t: TestContext, fault: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    ...fault,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  t.after(() => new Promise<void>((resolve) => server.close(resolve)))
  return (server.server.address() as AddressInfo).port
}

/** A server made of one function per connection, for what no decent server does. */
async function aRawServer(t: TestContext, onSocket: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined))
    onSocket(socket)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

function throwOn(error: unknown): never {
  throw error
}

function withReply(responseCode: number): Error {
  return Object.assign(new Error('aida@example.org says no'), { responseCode })
}

test('a mail arrives with both parts, its headers and its attachment', async (t) => {
  const { port, mails } = await aDemoServer(t)
  const content = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 255, 13, 10])
  const attachments = [{ filename: '证书 сертификат.pdf', contentType: 'application/pdf', content }]
  const handover = await aMailer(t, port).send(aMail({ attachments }))

  assert.equal(handover.outcome, 'accepted')
  assert.match(handover.outcome === 'accepted' ? handover.response : '', /^250 /)
  const [mail] = mails
  assert.ok(mail)
  assert.equal(mails.length, 1)
  assert.equal(mail.messageId, '01990000-0000-7000-8000-000000000001@sapar.example')
  assert.equal(mail.from, 'no-reply@sapar.example')
  assert.deepEqual(mail.to, ['aida@example.org'])
  assert.equal(mail.text.trim(), 'Card 7 is cancelled.')
  assert.equal(mail.html.trim(), '<p>Card 7 is <b>cancelled</b>.</p>')
  assert.equal(mail.language, 'en')
  assert.equal(mail.receivedAt, NOW)
  assert.equal(mail.isDkimSigned, false)
  assert.equal(mail.attachments[0]?.filename, '证书 сертификат.pdf')
  assert.deepEqual(new Uint8Array(mail.attachments[0]?.content ?? []), content)
  const source = Buffer.from(mail.source).toString()
  assert.match(source, /^Auto-Submitted: auto-generated\r$/m)
  assert.match(source, /^Content-Type: multipart\/alternative/im)
  assert.match(source, /^Date: Sun, 22 Nov 2026 08:00:00 \+0000\r$/m)
})

const IN_OTHER_SCRIPTS: readonly [language: string, subject: string, text: string][] = [
  ['zh-CN', '您的旅游卡已注销，费用自提交之日起停止计算，请妥善保存随附的注销证明（编号：二〇二六）', '已注销 𠮷野家'],
  ['kk', 'Сіздің сапар картаңыз жойылды: Ә Ғ Қ Ң Ө Ұ Ү Һ І', 'Картаңыз жойылды — ақы тоқтатылды'],
  ['ru', 'Ваша карта аннулирована по вашему запросу', 'Начисление остановлено'],
]

for (const [language, subject, text] of IN_OTHER_SCRIPTS) {
  test(`subject and text in ${language} arrive letter for letter`, async (t) => {
    const { port, mails } = await aDemoServer(t)
    await aMailer(t, port).send(aMail({ language, subject, text, html: `<p>${text}</p>` }))
    assert.equal(mails[0]?.subject, subject)
    assert.equal(mails[0]?.text.trim(), text)
    assert.equal(mails[0]?.html.trim(), `<p>${text}</p>`)
    assert.equal(mails[0]?.language, language)
  })
}

test('a second attempt carries the same Message-ID', async (t) => {
  const { port, mails } = await aDemoServer(t)
  const mailer = aMailer(t, port)
  await mailer.send(aMail())
  await mailer.send(aMail())
  assert.equal(mails.length, 2)
  assert.equal(mails[0]?.messageId, mails[1]?.messageId)
})

test('a list cast to an address never reaches the server', async (t) => {
  const { port, mails } = await aDemoServer(t)
  const handover = await aMailer(t, port).send(aMail({ to: 'a@example.org, b@example.org' as MailAddress }))
  assert.deepEqual(handover, { outcome: 'permanent-failure', code: 'invalid-recipient' })
  assert.deepEqual(mails, [])
})

test('when the receiver cannot store the mail it says 451, and the mail may be tried again', async (t) => {
  const trouble = new Error('the inbox is on strike')
  const { port, errors } = await aDemoServer(t, () => Promise.reject(trouble))
  assert.deepEqual(await aMailer(t, port).send(aMail()), {
    outcome: 'temporary-failure',
    code: 'smtp-451',
  })
  assert.deepEqual(errors, [trouble])
})

test('the receiver acknowledges only after the mail is stored', async (t) => {
  const order: string[] = []
  const { port } = await aDemoServer(t, async () => {
    await new Promise((resolve) => setImmediate(resolve))
    order.push('stored')
  })
  await aMailer(t, port).send(aMail())
  order.push('acknowledged')
  assert.deepEqual(order, ['stored', 'acknowledged'])
})

test('an unknown recipient (550) is permanent, and the code does not quote the address', async (t) => {
  const port = await aFaultyServer(t, {
    onRcptTo: (_address, _session, done) => done(withReply(550)),
  })
  assert.deepEqual(await aMailer(t, port).send(aMail()), {
    outcome: 'permanent-failure',
    code: 'smtp-550',
  })
})

test('greylisting (450) is temporary', async (t) => {
  const port = await aFaultyServer(t, {
    onRcptTo: (_address, _session, done) => done(withReply(450)),
  })
  assert.deepEqual(await aMailer(t, port).send(aMail()), {
    outcome: 'temporary-failure',
    code: 'smtp-450',
  })
})

test('content refused after DATA (554) is permanent', async (t) => {
  const port = await aFaultyServer(t, {
    onData: (stream, _session, done) => void stream.resume().on('end', () => done(withReply(554))),
  })
  assert.deepEqual(await aMailer(t, port).send(aMail()), {
    outcome: 'permanent-failure',
    code: 'smtp-554',
  })
})

test('a wrong password is temporary: the operator can mend it, the mail is not at fault', async (t) => {
  const port = await aFaultyServer(t, {
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(withReply(535)),
  })
  const handover = await aMailer(t, port, { login: { user: 'sapar', password: 'wrong' } }).send(aMail())
  assert.deepEqual(handover, { outcome: 'temporary-failure', code: 'authentication-failed' })
})

test('where STARTTLS is demanded and not offered, nothing is sent in the clear', async (t) => {
  const { port, mails } = await aDemoServer(t)
  const handover = await aMailer(t, port, { security: 'starttls' }).send(aMail())
  assert.deepEqual(handover, { outcome: 'temporary-failure', code: 'tls-failed' })
  assert.deepEqual(mails, [])
})

test('a certificate that does not hold is not accepted', async (t) => {
  const port = await aFaultyServer(t, { disabledCommands: ['AUTH'] })
  const handover = await aMailer(t, port, { security: 'starttls', host: 'localhost' }).send(aMail())
  assert.deepEqual(handover, { outcome: 'temporary-failure', code: 'tls-failed' })
})

test('a refused connection is temporary', async (t) => {
  const { port, close } = await startDemoSmtpServer({
    port: 0,
    clock,
    onMail: async () => {},
    onError: throwOn,
  })
  await close()
  assert.deepEqual(await aMailer(t, port).send(aMail()), {
    outcome: 'temporary-failure',
    code: 'connection-failed',
  })
})

test('a server that never greets is given up', async (t) => {
  const port = await aRawServer(t, () => undefined)
  const handover = await aMailer(t, port, { connectTimeoutMs: 50 }).send(aMail())
  assert.deepEqual(handover, { outcome: 'temporary-failure', code: 'timeout' })
})

test('a server that falls silent in mid-dialogue is given up', async (t) => {
  const port = await aFaultyServer(t, { onMailFrom: () => undefined })
  const handover = await aMailer(t, port, { idleTimeoutMs: 50 }).send(aMail())
  assert.deepEqual(handover, { outcome: 'temporary-failure', code: 'timeout' })
})

test('a server that trickles its answer is given up when the time for the mail is over', async (t) => {
  const port = await aRawServer(t, (socket) => {
    socket.write('220 slow.example ESMTP\r\n')
    socket.on('data', () => {
      const trickle = setInterval(() => socket.write('250-still thinking\r\n'), 10)
      socket.on('close', () => clearInterval(trickle))
    })
  })
  const handover = await aMailer(t, port, { idleTimeoutMs: 10_000, sendTimeoutMs: 100 }).send(aMail())
  assert.deepEqual(handover, { outcome: 'temporary-failure', code: 'timeout' })
})

test('a connection dropped in mid-mail is temporary', async (t) => {
  const port = await aRawServer(t, (socket) => {
    socket.write('220 rude.example ESMTP\r\n')
    socket.on('data', () => socket.destroy())
  })
  assert.deepEqual(await aMailer(t, port).send(aMail()), {
    outcome: 'temporary-failure',
    code: 'connection-failed',
  })
})

test('closing waits for the mail under way', async (t) => {
  let release = () => {}
  const isReleased = new Promise<void>((resolve) => (release = resolve))
  let arrived = () => {}
  const hasArrived = new Promise<void>((resolve) => (arrived = resolve))
  const { port } = await aDemoServer(t, async () => {
    arrived()
    await isReleased
  })
  const mailer = createSmtpMailer(settings(port), clock)
  const handover = mailer.send(aMail())
  await hasArrived
  const closed = mailer.close()
  release()
  assert.equal((await handover).outcome, 'accepted')
  await closed
})

test('a sender that is no plain address stops the program at its start', () => {
  const from = { name: 'Sapar', address: 'a@example.org, b@example.org' }
  assert.throws(() => createSmtpMailer(settings(25, { from }), clock), /sender/)
})
