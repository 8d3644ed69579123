import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test, type TestContext } from 'node:test'
import { connect, PDU, type PduFields, type Session } from 'smpp'
import { startDemoSmppServer, type DemoSmppOptions } from './demo-smpp-server.ts'

// The gateway's tests drive this server through the real adapter; here is what the adapter never does.
const options: DemoSmppOptions = {
  port: 0,
  systemId: 'sapar',
  password: 'secret',
  clock: { now: () => new Date('2026-11-22T08:00:00Z') },
  receiptDelayMs: 0,
  onSms: async () => {},
  onError: (error) => {
    throw error
  },
}

async function aSession(t: TestContext): Promise<Session> {
  const server = await startDemoSmppServer(options)
  const session = connect({ host: server.host, port: server.port, tls: false })
  session.on('error', () => session.destroy())
  await once(session, 'connect')
  t.after(async () => {
    session.destroy()
    await server.close()
  })
  return session
}

function ask(session: Session, command: string, fields: PduFields = {}): Promise<PDU> {
  return new Promise((resolve) => void session.send(new PDU(command, fields), resolve))
}

test('a text before the bind is refused', async (t) => {
  const session = await aSession(t)
  const answer = await ask(session, 'submit_sm', { short_message: 'x', destination_addr: '77011234567' })
  assert.equal(answer.command_status, 0x04)
})

test('only the right name and password are bound', async (t) => {
  const session = await aSession(t)
  const bind = (fields: PduFields) => ask(session, 'bind_transceiver', fields)
  assert.equal((await bind({ system_id: 'sapar', password: 'wrong' })).command_status, 0x0e)
  assert.equal((await bind({ system_id: 'other', password: 'secret' })).command_status, 0x0e)
  assert.equal((await bind({ system_id: 'sapar', password: 'secret' })).command_status, 0)
})

test('a port that is taken is an error at the start', async (t) => {
  const first = await startDemoSmppServer(options)
  t.after(() => first.close())
  await assert.rejects(startDemoSmppServer({ ...options, port: first.port }), { code: 'EADDRINUSE' })
})

test('it listens on the loopback address only', async (t) => {
  const server = await startDemoSmppServer(options)
  t.after(() => server.close())
  assert.equal(server.host, '127.0.0.1')
})
