import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ok, refuse } from '#kernel/result.ts'
import { paymentEvents, type TakeEvent } from './payment-events.ts'

type Taken = { readonly provider: string; readonly body: string; readonly signature: string | null }

function routes(answer: Awaited<ReturnType<TakeEvent>> | Error) {
  const taken: Taken[] = []
  const app = paymentEvents((provider, { body, headers }) => {
    taken.push({ provider, body: Buffer.from(body).toString(), signature: headers.get('stripe-signature') })
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  })
  const post = (body: string) =>
    app.request('/api/v1/payment-events/stripe', { method: 'POST', body, headers: { 'stripe-signature': 't=1,v1=x' } })
  return { app, taken, post }
}

test('the body reaches the check byte by byte, under the name of its acquirer', async () => {
  const { post, taken } = routes(ok({ isNew: true }))
  const body = '{ "id" : "evt_1",\n "text": "Ә 王" }'
  assert.equal((await post(body)).status, 200)
  assert.deepEqual(taken, [{ provider: 'stripe', body, signature: 't=1,v1=x' }])
})

const answers = [
  ['kept now', ok({ isNew: true }), 200],
  ['kept before', ok({ isNew: false }), 200],
  ['not genuine', refuse({ code: 'webhook-not-genuine' } as const), 400],
  ['not readable', refuse({ code: 'webhook-malformed' } as const), 400],
  ['no such acquirer', refuse({ code: 'acquirer-unknown' } as const), 404],
  ['could not be kept', new Error('the database is away'), 503],
] as const

for (const [what, answer, status] of answers) {
  test(`${what}: ${status}, and not a word`, async () => {
    const response = await routes(answer).post('{}')
    assert.deepEqual([response.status, await response.text()], [status, ''])
  })
}

test('more than any event has is not taken in', async () => {
  const { post, taken } = routes(ok({ isNew: true }))
  assert.equal((await post('x'.repeat(256 * 1024 + 1))).status, 413)
  assert.deepEqual(taken, [])
})

test('only POST', async () => {
  assert.equal((await routes(ok({ isNew: true })).app.request('/api/v1/payment-events/stripe')).status, 404)
})
