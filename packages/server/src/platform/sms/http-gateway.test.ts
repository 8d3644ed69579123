import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { test, type TestContext } from 'node:test'
import { createHttpSmsGateway } from './http-gateway.ts'
import type { HttpGatewaySettings } from './http-gateway-settings.ts'
import type { DeliveryReceipt, OutgoingSms } from './sms-gateway.ts'

const NOW = new Date('2026-11-22T08:00:00Z')
const clock = { now: () => NOW }
const KEY = Buffer.alloc(32, 7)
const RECEIPT_SECRET = `whsec_${KEY.toString('base64')}`

interface SeenRequest {
  readonly method: string | undefined
  readonly authorization: string | undefined
  readonly contentType: string | undefined
  readonly body: unknown
}

async function aProvider(t: TestContext, answer: (response: ServerResponse, seen: SeenRequest) => void) {
  const requests: SeenRequest[] = []
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { authorization, 'content-type': contentType } = request.headers
    const seen = { method: request.method, authorization, contentType, body: await json(request) }
    requests.push(seen)
    answer(response, seen)
  }
  const server = createServer((request, response) => void take(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`, requests }
}

function aGateway(sendUrl: string, change: Partial<HttpGatewaySettings> = {}) {
  const settings = { sendUrl, bearerSecret: 'hush', receiptSecrets: [RECEIPT_SECRET], timeoutMs: 5000, ...change }
  return createHttpSmsGateway(settings, clock)
}

function anSms(change: Partial<OutgoingSms> = {}): OutgoingSms {
  return { id: 'sms-1', to: '+77011234567', text: '您的旅游卡已注销', sender: 'Sapar', ...change }
}

test('a text is posted as documented and its reference comes back', async (t) => {
  const { url, requests } = await aProvider(t, (response) => response.writeHead(202).end('{"id":"ref-9","credits":3}'))
  assert.deepEqual(await aGateway(url).send(anSms()), { outcome: 'accepted', providerRefs: ['ref-9'] })
  assert.deepEqual(requests, [
    {
      method: 'POST',
      authorization: 'Bearer hush',
      contentType: 'application/json',
      body: { to: '+77011234567', text: '您的旅游卡已注销', sender: 'Sapar', idempotencyKey: 'sms-1' },
    },
  ])
})

for (const status of [401, 403, 408, 425, 429, 500, 502, 503, 504]) {
  test(`${status} is temporary`, async (t) => {
    const { url } = await aProvider(t, (response) => response.writeHead(status).end('+77011234567 is trouble'))
    assert.deepEqual(await aGateway(url).send(anSms()), { outcome: 'temporary-failure', code: `http-${status}` })
  })
}

for (const status of [400, 404, 409, 410, 413, 422]) {
  test(`${status} is permanent`, async (t) => {
    const { url } = await aProvider(t, (response) => response.writeHead(status).end())
    assert.deepEqual(await aGateway(url).send(anSms()), { outcome: 'permanent-failure', code: `http-${status}` })
  })
}

test('a redirect is not followed: number, text and secret stay here', async (t) => {
  const elsewhere = await aProvider(t, (response) => response.writeHead(200).end('{"id":"stolen"}'))
  const { url } = await aProvider(t, (response) => response.writeHead(307, { location: elsewhere.url }).end())
  assert.deepEqual(await aGateway(url).send(anSms()), { outcome: 'temporary-failure', code: 'http-307' })
  assert.deepEqual(elsewhere.requests, [])
})

for (const answer of ['', 'ok', '{}', '{"id":""}', '{"id":7}', '[]']) {
  test(`the answer ${JSON.stringify(answer)} names no reference: to be tried again with the same key`, async (t) => {
    const { url } = await aProvider(t, (response) => response.writeHead(200).end(answer))
    assert.deepEqual(await aGateway(url).send(anSms()), { outcome: 'temporary-failure', code: 'unreadable-response' })
  })
}

test('silence is told apart: the text may have been accepted', async (t) => {
  const { url, requests } = await aProvider(t, () => undefined)
  const handover = await aGateway(url, { timeoutMs: 100 }).send(anSms())
  assert.deepEqual(handover, { outcome: 'temporary-failure', code: 'no-response' })
  assert.equal(requests.length, 1)
})

test('so is an answer that breaks off', async (t) => {
  const { url } = await aProvider(t, (response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"id"')
    setImmediate(() => response.destroy())
  })
  assert.deepEqual(await aGateway(url).send(anSms()), { outcome: 'temporary-failure', code: 'no-response' })
})

test('a refused connection is temporary, and certainly nothing was sent', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  const handover = await aGateway(`http://127.0.0.1:${port}/`).send(anSms())
  assert.deepEqual(handover, { outcome: 'temporary-failure', code: 'not-connected' })
})

test('a number that is none is not posted', async (t) => {
  const { url, requests } = await aProvider(t, (response) => response.writeHead(200).end('{"id":"1"}'))
  assert.deepEqual(await aGateway(url).send(anSms({ to: '112' })), {
    outcome: 'permanent-failure',
    code: 'invalid-recipient',
  })
  assert.deepEqual(requests, [])
})

function aSignedReceipt(): { body: Uint8Array; headers: Headers } {
  const body = JSON.stringify({ id: 'ref-9', state: 'delivered', at: '2026-11-22T12:59:58+05:00' })
  const timestamp = String(NOW.getTime() / 1000)
  const signature = createHmac('sha256', KEY).update(`msg_1.${timestamp}.${body}`).digest('base64')
  return {
    body: Buffer.from(body),
    headers: new Headers({
      'webhook-id': 'msg_1',
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    }),
  }
}

test('a signed receipt reaches the handler', async () => {
  const gateway = aGateway('https://sms.example/messages')
  const taken: DeliveryReceipt[] = []
  gateway.onReceipt(async (receipt) => void taken.push(receipt))
  const expected = { providerRef: 'ref-9', state: 'delivered', at: new Date('2026-11-22T07:59:58Z') }
  assert.deepEqual(await gateway.takeReceipt(aSignedReceipt()), { ok: true, value: expected })
  assert.deepEqual(taken, [expected])
})

test('an unsigned one does not', async () => {
  const gateway = aGateway('https://sms.example/messages')
  gateway.onReceipt(() => assert.fail('the handler was called'))
  const { body } = aSignedReceipt()
  const answer = await gateway.takeReceipt({ body, headers: new Headers() })
  assert.deepEqual(answer, { ok: false, refusal: 'signature-missing' })
})

test('trouble of the handler is passed on, so that the route asks for the receipt again', async () => {
  const gateway = aGateway('https://sms.example/messages')
  gateway.onReceipt(() => Promise.reject(new Error('the database restarts')))
  await assert.rejects(gateway.takeReceipt(aSignedReceipt()), /database restarts/)
})

test('a receipt before anybody listens is asked for again too', async () => {
  await assert.rejects(aGateway('https://sms.example/messages').takeReceipt(aSignedReceipt()), /no receipt handler/)
})

test('closing waits for the text under way', async (t) => {
  const arrived = Promise.withResolvers<ServerResponse>()
  const { url } = await aProvider(t, (response) => arrived.resolve(response))
  const gateway = aGateway(url)
  const story: string[] = []
  const sent = gateway.send(anSms()).then(({ outcome }) => story.push(outcome))
  const response = await arrived.promise
  const closed = gateway.close().then(() => story.push('closed'))
  response.end('{"id":"1"}')
  await Promise.all([sent, closed])
  assert.deepEqual(story, ['accepted', 'closed'])
})
