import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { test, type TestContext } from 'node:test'
import { startDemoSmppServer, type DemoSmppServer, type ReceivedSms } from './demo-smpp-server.ts'
import type { DeliveryReceipt, OutgoingSms } from './sms-gateway.ts'
import { createSmppGateway, type SmppEvent } from './smpp-gateway.ts'
import type { SmppSettings } from './smpp-settings.ts'

const NOW = new Date('2026-11-22T08:00:00Z')
const clock = { now: () => NOW }
const KAZAKH =
  'Сапар: сіздің картаңыз (соңғы цифрлары 4821) жойылды. Ақы өтініш берілген күннен бастап есептелмейді. Куәлік жеке кабинетіңізде.'
const CHINESE = `您的旅游卡（尾号4821）已注销，费用自提交申请之日起停止计算。${'请登录官方网站查看注销证明。'.repeat(5)}😀`

/** Keeps values and lets a test wait for them. */
function createInbox<T>() {
  const items: T[] = []
  const waiting = new Set<() => void>()

  function until(isEnough: () => boolean): Promise<T[]> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isEnough()) return
        waiting.delete(look)
        resolve(items)
      }
      waiting.add(look)
      look()
    })
  }

  return {
    items,
    add(item: T): void {
      items.push(item)
      for (const look of waiting) look()
    },
    first: (count: number) => until(() => items.length >= count),
    holding: (isIt: (item: T) => boolean) => until(() => items.some(isIt)),
  }
}

function throwOn(error: unknown): never {
  throw error
}

interface ServerChange {
  readonly port?: number
  readonly onSms?: (sms: ReceivedSms) => Promise<void>
  readonly onError?: (error: unknown) => void
}

async function aServer(t: TestContext, change: ServerChange = {}): Promise<DemoSmppServer & { inbox: ReceivedSms[] }> {
  const inbox: ReceivedSms[] = []
  const server = await startDemoSmppServer({
    port: 0,
    systemId: 'sapar',
    password: 'secret',
    clock,
    receiptDelayMs: 0,
    onSms: async (sms) => void inbox.push(sms),
    onError: throwOn,
    ...change,
  })
  t.after(() => server.close())
  return { ...server, inbox }
}

function aGateway(t: TestContext, port: number, change: Partial<SmppSettings> = {}) {
  const events = createInbox<SmppEvent>()
  const receipts = createInbox<DeliveryReceipt>()
  const gateway = createSmppGateway(
    {
      host: '127.0.0.1',
      port,
      systemId: 'sapar',
      password: 'secret',
      responseTimeoutMs: 1000,
      reconnectMinMs: 5,
      reconnectMaxMs: 20,
      throttleMinMs: 1,
      throttleMaxMs: 2,
      ...change,
    },
    { clock, report: (event) => events.add(event) },
  )
  t.after(() => gateway.close())
  return { gateway, events, receipts }
}

function listening(made: ReturnType<typeof aGateway>) {
  made.gateway.onReceipt(async (receipt) => made.receipts.add(receipt))
  return made
}

function anSms(change: Partial<OutgoingSms> = {}): OutgoingSms {
  return { id: 'sms-1', to: '+77011234567', text: 'Your card is cancelled.', sender: 'Sapar', ...change }
}

/** The story of the line, without what befell receipts meanwhile. */
function lineStory(events: readonly SmppEvent[]): string[] {
  return events.map(({ type }) => type).filter((type) => !type.startsWith('receipt'))
}

function refsOf(handover: Awaited<ReturnType<ReturnType<typeof createSmppGateway>['send']>>): readonly string[] {
  assert.equal(handover.outcome, 'accepted')
  return handover.outcome === 'accepted' ? handover.providerRefs : []
}

test('a Latin text goes in one part and its receipt comes back', async (t) => {
  const server = await aServer(t)
  const { gateway, receipts } = listening(aGateway(t, server.port))
  const refs = refsOf(await gateway.send(anSms()))
  assert.equal(refs.length, 1)
  const [receipt] = await receipts.first(1)
  assert.deepEqual(receipt, { providerRef: refs[0], state: 'delivered', at: NOW })
  assert.equal(server.inbox.length, 1)
  const { text, to, from, encoding, receivedAt } = server.inbox[0] as ReceivedSms
  assert.deepEqual(
    { text, to, from, encoding, receivedAt },
    { text: 'Your card is cancelled.', to: '+77011234567', from: 'Sapar', encoding: 'GSM-7', receivedAt: NOW },
  )
})

test('every GSM-7 character arrives as itself, the extension table too', async (t) => {
  const server = await aServer(t)
  const { gateway } = aGateway(t, server.port)
  const text = '@£$¥èéùìòÇ Øø ÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ !"#¤%&\'()*+,-./0:;<=>?¡ÄÖÑÜ§¿äöñüà ^{}\\[~]|€'
  await gateway.send(anSms({ text }))
  assert.equal(server.inbox[0]?.text, text)
  assert.equal(server.inbox[0]?.encoding, 'GSM-7')
})

const LONG_TEXTS: readonly [what: string, text: string, parts: number, encoding: string][] = [
  ['a long Latin text with extension characters', `${'A'.repeat(152)}€${'b[]'.repeat(60)}`, 3, 'GSM-7'],
  ['a Kazakh text', KAZAKH, 2, 'UCS-2'],
  ['a Chinese text with a surrogate pair', CHINESE, 2, 'UCS-2'],
]

for (const [what, text, parts, encoding] of LONG_TEXTS) {
  for (const referenceBits of [8, 16] as const) {
    test(`${what} goes in ${parts} parts with a ${referenceBits}-bit reference and reads as one`, async (t) => {
      const server = await aServer(t)
      const { gateway, receipts } = listening(aGateway(t, server.port, { referenceBits }))
      const refs = refsOf(await gateway.send(anSms({ text })))
      assert.equal(refs.length, parts)
      assert.equal(server.inbox.length, 1)
      assert.equal(server.inbox[0]?.text, text)
      assert.equal(server.inbox[0]?.encoding, encoding)
      const arrived = await receipts.first(parts)
      assert.deepEqual(new Set(arrived.map(({ providerRef }) => providerRef)), new Set(refs))
    })
  }
}

test('texts sent at once are not mixed up', async (t) => {
  const server = await aServer(t)
  const { gateway } = aGateway(t, server.port, { windowSize: 3 })
  const texts = Array.from({ length: 20 }, (_, n) => `${n}: ${CHINESE}`)
  const handovers = await Promise.all(
    texts.map((text, n) => gateway.send(anSms({ id: `sms-${n}`, text, to: `+770112345${n + 10}` }))),
  )
  assert.equal(new Set(handovers.flatMap(refsOf)).size, handovers.flatMap(refsOf).length)
  assert.deepEqual(new Set(server.inbox.map(({ text }) => text)), new Set(texts))
})

test('a throttled part is tried again in its place', async (t) => {
  const server = await aServer(t)
  const { gateway } = aGateway(t, server.port)
  server.behaviour.nextSubmits = ['accept', 'throttle', 'queue-full', 'accept']
  assert.equal(refsOf(await gateway.send(anSms({ text: KAZAKH }))).length, 2)
  assert.deepEqual(
    server.inbox.map(({ text }) => text),
    [KAZAKH],
  )
})

for (const [behaviour, code] of [
  ['throttle', 'throttled'],
  ['queue-full', 'queue-full'],
] as const) {
  test(`${behaviour} again and again is a temporary failure`, async (t) => {
    const server = await aServer(t)
    const { gateway } = aGateway(t, server.port, { throttleRetries: 2 })
    server.behaviour.nextSubmits = [behaviour, behaviour, behaviour]
    assert.deepEqual(await gateway.send(anSms()), { outcome: 'temporary-failure', code })
    assert.deepEqual(server.behaviour.nextSubmits, [])
    assert.equal((await gateway.send(anSms())).outcome, 'accepted')
  })
}

test('a number the network does not know is a permanent failure', async (t) => {
  const server = await aServer(t)
  const { gateway } = aGateway(t, server.port)
  server.behaviour.nextSubmits = ['reject']
  assert.deepEqual(await gateway.send(anSms()), { outcome: 'permanent-failure', code: 'smpp-0x0b' })
})

test('silence after a text was sent is told apart: it may have been accepted', async (t) => {
  const server = await aServer(t)
  const { gateway } = aGateway(t, server.port, { responseTimeoutMs: 300 })
  server.behaviour.nextSubmits = ['silent']
  assert.deepEqual(await gateway.send(anSms()), { outcome: 'temporary-failure', code: 'no-response' })
  assert.equal((await gateway.send(anSms())).outcome, 'accepted')
})

test('so is a line that was cut while the answer was due, and the next text finds a new line', async (t) => {
  const server = await aServer(t)
  const { gateway, events } = aGateway(t, server.port)
  server.behaviour.nextSubmits = ['drop']
  assert.deepEqual(await gateway.send(anSms()), { outcome: 'temporary-failure', code: 'no-response' })
  assert.equal((await gateway.send(anSms())).outcome, 'accepted')
  assert.deepEqual(lineStory(events.items), ['bound', 'connection-lost', 'bound'])
})

test('a text that the receiver could not store is tried again as a whole and read once', async (t) => {
  let failures = 1
  const stored: string[] = []
  const errors: unknown[] = []
  const server = await aServer(t, {
    onError: (error) => errors.push(error),
    onSms: async ({ text }) => {
      if (failures-- > 0) throw new Error('the inbox is on strike')
      stored.push(text)
    },
  })
  const { gateway } = aGateway(t, server.port)
  assert.deepEqual(await gateway.send(anSms({ text: KAZAKH })), { outcome: 'temporary-failure', code: 'smpp-0x08' })
  assert.equal(refsOf(await gateway.send(anSms({ text: KAZAKH }))).length, 2)
  assert.deepEqual(stored, [KAZAKH])
  assert.equal(errors.length, 1)
})

test('after the server was restarted the gateway is bound again, and receipts flow', async (t) => {
  const first = await aServer(t)
  const { gateway, events, receipts } = listening(aGateway(t, first.port))
  await gateway.send(anSms())
  await first.close()
  await events.first(2)
  const second = await aServer(t, { port: first.port })
  const refs = refsOf(await gateway.send(anSms({ id: 'sms-2' })))
  await receipts.holding(({ providerRef }) => providerRef === refs[0])
  assert.equal(second.inbox.length, 1)
})

test('with nobody listening a text waits for a line no longer than for an answer', async (t) => {
  const server = await aServer(t)
  await server.close()
  const { gateway, events } = aGateway(t, server.port, { responseTimeoutMs: 300 })
  assert.deepEqual(await gateway.send(anSms()), { outcome: 'temporary-failure', code: 'not-connected' })
  assert.deepEqual(events.items[0], { type: 'bind-failed', code: 'connect-failed' })
})

test('a wrong password is reported, and texts wait for the operator to mend it', async (t) => {
  const server = await aServer(t)
  const { gateway, events } = aGateway(t, server.port, { password: 'wrong', responseTimeoutMs: 300 })
  assert.deepEqual(await gateway.send(anSms()), { outcome: 'temporary-failure', code: 'not-connected' })
  assert.deepEqual(events.items[0], { type: 'bind-failed', code: 'bind-refused-smpp-0x0e' })
})

test('a peer that no longer answers enquire_link is left', async (t) => {
  const server = await aServer(t)
  server.behaviour.isAnsweringEnquireLink = false
  const { events } = aGateway(t, server.port, { enquireLinkMs: 10, responseTimeoutMs: 300 })
  const [first, second] = await events.first(2)
  assert.deepEqual([first?.type, second?.type], ['bound', 'connection-lost'])
})

test('while it answers, the line stays', async (t) => {
  const server = await aServer(t)
  const { gateway, events } = aGateway(t, server.port, { enquireLinkMs: 5 })
  for (let n = 0; n < 20; n += 1) {
    await gateway.send(anSms({ id: `sms-${n}` }))
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  assert.deepEqual(lineStory(events.items), ['bound'])
})

test('a receipt that comes twice is handed on twice: taking it is idempotent by contract', async (t) => {
  const server = await aServer(t)
  server.behaviour.receipts = 'twice'
  const { gateway, receipts } = listening(aGateway(t, server.port))
  const refs = refsOf(await gateway.send(anSms()))
  assert.deepEqual(
    (await receipts.first(2)).map(({ providerRef }) => providerRef),
    [refs[0], refs[0]],
  )
})

test('receipts held back by the network come when they come, in any order', async (t) => {
  const server = await aServer(t)
  server.behaviour.receipts = 'held'
  const { gateway, receipts } = listening(aGateway(t, server.port))
  const refs = refsOf(await gateway.send(anSms({ text: KAZAKH })))
  assert.deepEqual(receipts.items, [])
  server.releaseReceipts()
  assert.deepEqual(
    (await receipts.first(2)).map(({ providerRef }) => providerRef),
    refs.toReversed(),
  )
})

test('receipts by text alone, with decimal ids for hexadecimal ones', async (t) => {
  const server = await aServer(t)
  server.behaviour.receiptForm = 'decimal-text'
  server.behaviour.receiptWord = 'UNDELIV'
  const { gateway, receipts } = listening(aGateway(t, server.port, { receiptIds: 'decimal-for-hexadecimal' }))
  const refs = refsOf(await gateway.send(anSms()))
  assert.deepEqual(await receipts.first(1), [{ providerRef: refs[0], state: 'undeliverable', at: NOW }])
})

test('a receipt that could not be stored is asked for again', async (t) => {
  const server = await aServer(t)
  const { gateway, events, receipts } = aGateway(t, server.port)
  const trouble = new Error('the database restarts')
  let failures = 1
  gateway.onReceipt(async (receipt) => {
    if (failures-- > 0) throw trouble
    receipts.add(receipt)
  })
  const refs = refsOf(await gateway.send(anSms()))
  assert.equal((await receipts.first(1))[0]?.providerRef, refs[0])
  assert.deepEqual(events.items.slice(1), [{ type: 'receipt-not-stored', error: trouble }])
})

test('a receipt that comes before anybody listens is not lost', async (t) => {
  const server = await aServer(t)
  const { gateway, events, receipts } = aGateway(t, server.port)
  const refs = refsOf(await gateway.send(anSms()))
  await events.first(2)
  assert.equal(events.items[1]?.type, 'receipt-not-stored')
  gateway.onReceipt(async (receipt) => receipts.add(receipt))
  assert.equal((await receipts.first(1))[0]?.providerRef, refs[0])
})

test('a second handler is a mistake', async (t) => {
  const { gateway } = listening(aGateway(t, (await aServer(t)).port))
  assert.throws(() => gateway.onReceipt(async () => {}), /registered already/)
})

for (const [change, code] of [
  [{ to: '87011234567' }, 'invalid-recipient'],
  [{ sender: 'a sender too long' }, 'invalid-sender'],
  [{ text: ' ' }, 'empty-text'],
  [{ text: 'Ж'.repeat(67 * 255 + 1) }, 'too-long'],
] as const) {
  test(`${code} is found before anything is sent`, async (t) => {
    const server = await aServer(t)
    const { gateway } = aGateway(t, server.port)
    assert.deepEqual(await gateway.send(anSms(change)), { outcome: 'permanent-failure', code })
    assert.deepEqual(server.inbox, [])
  })
}

test('closing waits for the text under way and takes leave; afterwards nothing is sent', async (t) => {
  const arrived = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const server = await aServer(t, {
    onSms: () => {
      arrived.resolve()
      return released.promise
    },
  })
  const { gateway, events } = aGateway(t, server.port)
  const handover = gateway.send(anSms())
  await arrived.promise
  const closed = gateway.close()
  released.resolve()
  assert.equal((await handover).outcome, 'accepted')
  await closed
  assert.deepEqual(lineStory(events.items), ['bound', 'connection-lost'])
  assert.deepEqual(await gateway.send(anSms()), { outcome: 'temporary-failure', code: 'not-connected' })
})

test('a peer that takes the connection and says nothing does not hold up closing', async (t) => {
  const sockets: Socket[] = []
  const mute = createServer((socket) => void sockets.push(socket.on('error', () => undefined)))
  mute.listen(0, '127.0.0.1')
  await once(mute, 'listening')
  const connected = once(mute, 'connection')
  const { gateway, events } = aGateway(t, (mute.address() as AddressInfo).port, { responseTimeoutMs: 60_000 })
  await connected
  await gateway.close()
  assert.deepEqual(events.items, [{ type: 'bind-failed', code: 'connect-failed' }])
  for (const socket of sockets) socket.destroy()
  mute.close()
})

test('a peer that talks another protocol is left', async (t) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { gateway, events } = aGateway(t, (server.address() as AddressInfo).port)
  assert.equal((await events.first(1))[0]?.type, 'bind-failed')
  await gateway.close()
  server.close()
})
