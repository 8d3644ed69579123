import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import { cardStatus } from '@sapar/verifier/format'
import { findHolder, listShareCodes, makeShareCode } from '#modules/cards'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { aSignedCard, type SignedCard } from '#test/builders/signed-card.ts'
import { must } from '#test/support/must.ts'
import { present } from '#test/support/present.ts'
import { openApi } from './openapi.ts'

let t: Platform
let card: SignedCard
before(async () => {
  t = await openPlatform()
  card = await aSignedCard(t, t.modules.credentials)
})
after(() => t.close())

type Body = { readonly answer: Readonly<Record<string, unknown>>; readonly jws: string }

let networks = 0

async function ask(body: unknown, headers: Readonly<Record<string, string>> = {}, address?: string) {
  const request = new Request('http://localhost:3000/api/v1/verifications', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
  networks += 1
  const env = { incoming: { socket: { remoteAddress: address ?? `10.9.${networks % 250}.1` } } }
  const response = await t.sapar.fetch(request, env)
  const json = (await response.json()) as Body & Readonly<Record<string, unknown>>
  return { status: response.status, headers: response.headers, json }
}

async function keys() {
  const response = await t.sapar.fetch(new Request('http://localhost:3000/.well-known/jwks.json'))
  return createLocalJWKSet((await response.json()) as JSONWebKeySet)
}

const answerSchema =
  openApi.paths['/api/v1/verifications'].post.responses[200].content['application/json'].schema.properties.answer

/** The members and words that the description promises, no more and no fewer. */
function assertAsDescribed(answer: Readonly<Record<string, unknown>>): void {
  assert.deepEqual(Object.keys(answer).toSorted(), [...answerSchema.required].toSorted())
  assert.ok((answerSchema.properties.answer.enum as readonly unknown[]).includes(answer['answer']))
  for (const reason of answer['reasons'] as string[])
    assert.ok(answerSchema.properties.reasons.items.enum.includes(reason))
  const facts = answer['card']
  if (facts !== null) assert.deepEqual(Object.keys(facts as object), [...answerSchema.properties.card.required])
}

test('an answer is signed by a key of its own, says when and about what, and is as described', async () => {
  const { status, json, headers } = await ask({ document: card.text })
  assert.equal(status, 200)
  assert.equal(headers.get('cache-control'), 'no-store')
  assertAsDescribed(json.answer)
  const options = { typ: 'sapar-verification+jwt', algorithms: ['ES256'], currentDate: t.clock.now() }
  const { payload } = await jwtVerify(json.jws, await keys(), options)
  assert.deepEqual(payload, json.answer)
  const { cardNumber, purpose, validFrom, validUntil } = card.card
  const iat = Math.floor(t.clock.now().getTime() / 1_000)
  assert.deepEqual(json.answer, {
    iss: 'http://localhost:3000',
    iat,
    exp: iat + 60,
    answer: 'valid',
    reasons: [],
    source: 'status-list',
    dataAgeSeconds: 0,
    askedSha256: createHash('sha256').update(card.text).digest('base64url'),
    card: { cardNumber, purpose, validFrom, validUntil },
  })
})

test('no answer names a person or a passport (T-02)', async () => {
  const { json } = await ask({ document: card.text, passportNumber: card.card.passportNumber })
  const all = JSON.stringify(json) + Buffer.from(json.jws.split('.')[1] ?? '', 'base64url').toString()
  for (const text of ['ERIKSSON', '1974', card.card.passportNumber]) assert.ok(!all.includes(text), text)
})

test('a cancelled, a forged and another passport’s card are answers, not errors', async () => {
  const cancelled = await aSignedCard(t, t.modules.credentials, { status: cardStatus.cancelled })
  const forged = card.text.replace(card.card.validUntil, '2099-01-01')
  const asked = [
    [{ document: cancelled.text }, 'cancelled-by-holder', []],
    [{ document: forged }, 'never-issued', ['INVALID_SIGNATURE']],
    [{ document: card.text, passportNumber: 'X1' }, 'cannot-verify', ['SEAL_PASSPORT_MISMATCH']],
    [{ document: 'hello' }, 'cannot-verify', ['READ_ERROR']],
  ] as const
  for (const [question, word, why] of asked) {
    const { status, json } = await ask(question)
    assert.deepEqual([status, json.answer['answer'], json.answer['reasons']], [200, word, why])
    assertAsDescribed(json.answer)
  }
})

test('a share code with its date of birth is answered by the register, and the holder sees the look', async () => {
  const { holderId, id: cardId } = card.card
  const command = { commandId: t.newId(), holderId, accountId: t.newId(), cardId, purpose: 'carrier' } as const
  must(await makeShareCode(t.services, command))
  const codes = () => listShareCodes(t.services, { holderId, cardId })
  const shareCode = present((await codes())[0]?.code)
  const { bornOn } = present(await findHolder(t.db, holderId))
  const { status, json } = await ask({ shareCode, bornOn })
  assert.deepEqual([status, json.answer['answer'], json.answer['source']], [200, 'valid', 'register'])
  assertAsDescribed(json.answer)
  assert.equal((await codes())[0]?.lookedAt.length, 1)
  const wrong = await ask({ shareCode, bornOn: '1901-01-01' })
  const unknown = await ask({ shareCode: 'S-222-222-222', bornOn })
  assert.deepEqual([wrong.status, wrong.json], [422, { ...unknown.json }])
})

test('what cannot be answered is a problem document, and says nothing back of what was sent', async () => {
  const asked: readonly (readonly [body: unknown, status: number, type: string])[] = [
    ['{', 400, 'body-not-json'],
    ['{"document":"a","document":"b"}', 400, 'body-not-json'],
    ['[]', 422, 'question-not-understood'],
    [{ document: 7 }, 422, 'question-not-understood'],
    [{ document: 'MALLORY', other: 1 }, 422, 'question-not-understood'],
    [{ shareCode: 'MALLORY', bornOn: '1990-01-01' }, 422, 'share-code-malformed'],
    [{ shareCode: 'S-222-222-222', bornOn: 'MALLORY' }, 422, 'birth-date-malformed'],
    [{ document: 'MALLORY'.repeat(20_000) }, 413, 'body-too-large'],
  ]
  for (const [body, status, code] of asked) {
    const refused = await ask(body)
    assert.equal(refused.status, status, code)
    assert.equal(refused.headers.get('content-type'), 'application/problem+json')
    assert.deepEqual([refused.json['type'], refused.json['status']], [`/api/docs/problems/${code}`, status])
    assert.ok(!JSON.stringify(refused.json).includes('MALLORY'))
    assert.ok(Object.hasOwn(openApi.paths['/api/v1/verifications'].post.responses, status))
  }
  assert.equal((await ask('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).status, 415)
})

test('whatever is sent is answered or refused, never an error of ours (fuzz)', async () => {
  const bodies = fc.oneof(
    fc.json(),
    fc.string(),
    fc.record({ document: fc.string() }).map((one) => JSON.stringify(one)),
  )
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const { status } = await ask(body)
      assert.ok([200, 400, 422].includes(status), `${status}`)
    }),
    { numRuns: 100 },
  )
  assert.deepEqual(t.failures, [])
})

test('a network that asks too often is told when to ask again; the policy stands on every answer', async () => {
  const address = '192.0.2.7'
  assert.match((await ask({ document: 'a' }, {}, address)).headers.get('ratelimit-policy') ?? '', /q=3000;w=60/)
  await t.ownerPool.query(`update attempt_counters set attempts = 3000 where counter_key like 'verify-api/%'`)
  const refused = await ask({ document: 'a' }, {}, address)
  assert.equal(refused.status, 429)
  assert.ok(Number(refused.headers.get('retry-after')) > 0)
  assert.equal((await ask({ document: randomBytes(4).toString('hex') }, {}, '198.51.100.7')).status, 200)
})

test('the description is served, and its words are those of the code', async () => {
  const response = await t.sapar.fetch(new Request('http://localhost:3000/api/v1/openapi.json'))
  assert.deepEqual(await response.json(), JSON.parse(JSON.stringify(openApi)))
})
