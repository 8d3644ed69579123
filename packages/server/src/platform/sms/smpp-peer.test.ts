import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { createServer, PDU, type PduFields, type Session } from 'smpp'
import { createSmppGateway, type SmppEvent } from './smpp-gateway.ts'

/** What a peer of another make may send on its own. The demo server is too well-behaved for it. */
async function aBoundPeer(t: TestContext) {
  const sessions: Session[] = []
  const nextBind = { resolve: (_session: Session) => {} }
  const server = createServer((session) => {
    sessions.push(session)
    session.on('error', () => session.destroy())
    session.on('unbind', (pdu: PDU) => session.send(pdu.response()))
    session.on('bind_transceiver', (pdu: PDU) => {
      assert.equal(pdu.interface_version, 0x34)
      session.send(pdu.response())
      nextBind.resolve(session)
    })
  })
  const bind = () => new Promise<Session>((resolve) => (nextBind.resolve = resolve))
  const bound = bind()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const events: SmppEvent[] = []
  const { port } = server.address() as AddressInfo
  const gateway = createSmppGateway(
    { host: '127.0.0.1', port, systemId: 'sapar', password: 'secret', responseTimeoutMs: 1000, reconnectMinMs: 5 },
    { clock: { now: () => new Date(0) }, report: (event) => events.push(event) },
  )
  t.after(async () => {
    await gateway.close()
    for (const session of sessions) session.destroy()
    server.close()
  })
  return { session: await bound, bind, events, gateway }
}

function ask(session: Session, command: string, fields: PduFields = {}): Promise<PDU> {
  return new Promise((resolve) => void session.send(new PDU(command, fields), resolve))
}

test('a text sent by a person is answered and otherwise ignored', async (t) => {
  const { session, events, gateway } = await aBoundPeer(t)
  gateway.onReceipt(() => assert.fail('that is no receipt'))
  const answer = await ask(session, 'deliver_sm', { esm_class: 0, short_message: 'STOP' })
  assert.equal(answer.command, 'deliver_sm_resp')
  assert.equal(answer.command_status, 0)
  assert.ok(events.some(({ type }) => type === 'message-ignored'))
})

test('a receipt nobody can read is answered too, or it would come for ever', async (t) => {
  const { session, events } = await aBoundPeer(t)
  const answer = await ask(session, 'deliver_sm', { esm_class: 4, short_message: 'your message has arrived' })
  assert.equal(answer.command_status, 0)
  assert.ok(events.some(({ type }) => type === 'receipt-unreadable'))
})

test('enquire_link from the other side is answered', async (t) => {
  const { session } = await aBoundPeer(t)
  assert.equal((await ask(session, 'enquire_link')).command, 'enquire_link_resp')
})

test('a command that is none of ours is answered with "invalid command"', async (t) => {
  const { session } = await aBoundPeer(t)
  assert.equal((await ask(session, 'data_sm')).command_status, 0x03)
})

test('a notification that has no answer does no harm', async (t) => {
  const { session } = await aBoundPeer(t)
  session.send(new PDU('alert_notification'))
  assert.equal((await ask(session, 'enquire_link')).command_status, 0)
})

test('when the other side takes leave, that is answered and a new line is made', async (t) => {
  const { session, bind } = await aBoundPeer(t)
  const again = bind()
  assert.equal((await ask(session, 'unbind')).command, 'unbind_resp')
  assert.notEqual(await again, session)
})

test('an answer to a question nobody asked does no harm', async (t) => {
  const { session } = await aBoundPeer(t)
  session.send(new PDU('submit_sm', { short_message: 'x' }).response({ message_id: '1' }))
  assert.equal((await ask(session, 'enquire_link')).command_status, 0)
})
