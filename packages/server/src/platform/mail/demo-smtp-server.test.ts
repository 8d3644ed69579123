import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test, type TestContext } from 'node:test'
import { startDemoSmtpServer, type ReceivedMail } from './demo-smtp-server.ts'

// The mailer's tests drive this server through the real adapter; here is what the adapter never sends.
async function aServer(t: TestContext) {
  const mails: ReceivedMail[] = []
  const server = await startDemoSmtpServer({
    port: 0,
    clock: { now: () => new Date('2026-11-22T08:00:00Z') },
    onMail: async (mail) => void mails.push(mail),
    onError: (error) => {
      throw error
    },
  })
  t.after(() => server.close())
  return { server, mails }
}

/** Says the lines one by one, each after the answer to the one before; returns the answers. */
async function converse(port: number, lines: readonly string[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1')
  const answers: string[] = []
  for (const line of [undefined, ...lines]) {
    if (line !== undefined) socket.write(`${line}\r\n`)
    let answer = ''
    while (!/^\d{3} .*\r\n/m.test(answer)) answer += String((await once(socket, 'data'))[0])
    answers.push(answer.trim())
  }
  socket.destroy()
  return answers
}

test('a bare mail without parts, id, subject or language is taken as it is', async (t) => {
  const { server, mails } = await aServer(t)
  const mail = 'From: someone@example.org\r\n\r\nhello\r\n.'
  const talk = [
    'EHLO me',
    'MAIL FROM:<a@example.org>',
    'RCPT TO:<b@example.org>',
    'RCPT TO:<c@example.org>',
    'DATA',
    mail,
  ]
  const answers = await converse(server.port, talk)
  assert.match(answers.at(-1) ?? '', /^250 /)
  const [received] = mails
  assert.ok(received)
  const { source, receivedAt, ...rest } = received
  assert.match(Buffer.from(source).toString(), /hello/)
  assert.deepEqual(receivedAt, new Date('2026-11-22T08:00:00Z'))
  assert.deepEqual(rest, {
    messageId: '',
    from: 'someone@example.org',
    to: ['b@example.org', 'c@example.org'],
    subject: '',
    text: 'hello\n',
    html: '',
    attachments: [],
    language: '',
    isDkimSigned: false,
  })
})

test('it offers neither TLS nor a login', async (t) => {
  const { server } = await aServer(t)
  const [, greeting = ''] = await converse(server.port, ['EHLO me'])
  assert.doesNotMatch(greeting, /STARTTLS|AUTH/)
})

test('a port that is taken is an error at the start', async (t) => {
  const { server } = await aServer(t)
  const again = startDemoSmtpServer({
    port: server.port,
    clock: { now: () => new Date(0) },
    onMail: async () => {},
    onError: () => assert.fail('the start itself should fail'),
  })
  await assert.rejects(again, { code: 'EADDRINUSE' })
})
