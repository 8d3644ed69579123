import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parseRequestReference } from '#domain/cancellations/request-reference.ts'
import { verifyChain } from '#modules/audit'
import { aCard } from '#test/builders/card.ts'
import { aRequest } from '#test/builders/request.ts'
import { cancellationKit, eventsOf, type CancellationKit } from '#test/support/cancellation-kit.ts'
import { findReference, findRequest, startRequest } from './index.ts'

let t: CancellationKit
before(async () => {
  t = await cancellationKit()
})
after(() => t.close())

const commandFor = (card: { holderId: string; id: string }) =>
  ({ commandId: t.newId(), holderId: card.holderId, accountId: t.newId(), cardId: card.id, language: 'kk' }) as const

test('begins a draft with a reference that leads to it', async () => {
  const card = await aCard(t, { cardType: 'tourism' })
  const started = await startRequest(t, commandFor(card))
  assert.ok(started.ok)
  const { requestId, reference } = started.value
  const draft = await findRequest(t.db, [card.holderId], requestId)
  assert.equal(draft?.state, 'draft')
  assert.equal(draft.answers.language, 'kk')
  assert.equal(parseRequestReference(reference), reference)
  assert.deepEqual(await findReference(t.db, reference), { holderId: card.holderId, requestId })
  assert.deepEqual(await eventsOf(t, requestId), ['request-drafted'])
  assert.deepEqual(await verifyChain(t.db, card.holderId), [])
})

test('the same command again gives the same draft', async () => {
  const card = await aCard(t)
  const command = commandFor(card)
  const first = await startRequest(t, command)
  assert.deepEqual(await startRequest(t, command), first)
  const { length } = await t.db.selectFrom('cancellation_requests').where('card_id', '=', card.id).selectAll().execute()
  assert.equal(length, 1)
})

test('a second request for the card is refused and leads to the first', async () => {
  const request = await aRequest(t)
  const refused = await startRequest(t, commandFor({ holderId: request.holderId, id: request.cardId }))
  assert.deepEqual(refused, {
    ok: false,
    refusal: { code: 'request-already-open', requestId: request.id, state: 'submitted' },
  })
})

test('twenty tabs at once make one draft, and all but one are led to it', async () => {
  const card = await aCard(t)
  const results = await Promise.all(Array.from({ length: 20 }, () => startRequest(t, commandFor(card))))
  const started = results.flatMap((result) => (result.ok ? [result.value.requestId] : []))
  assert.equal(started.length, 1)
  for (const result of results) {
    if (!result.ok)
      assert.deepEqual(result.refusal, { code: 'request-already-open', requestId: started[0], state: 'draft' })
  }
  const references = await t.db
    .selectFrom('request_references')
    .where('holder_id', '=', card.holderId)
    .selectAll()
    .execute()
  assert.equal(references.length, 1, 'a refused try keeps no reference')
})

test('after a request has ended, another one may begin', async () => {
  for (const state of ['recalled', 'withdrawn', 'lapsed', 'refused'] as const) {
    const ended = await aRequest(t, { state })
    const started = await startRequest(t, commandFor({ holderId: ended.holderId, id: ended.cardId }))
    assert.ok(started.ok, state)
  }
})

test('a card that has ended cannot be cancelled', async () => {
  const card = await aCard(t, { state: 'cancelled' })
  assert.deepEqual(await startRequest(t, commandFor(card)), {
    ok: false,
    refusal: { code: 'card-not-cancellable', state: 'cancelled', since: card.stateSince },
  })
})

test('somebody else’s card is like one that does not exist', async () => {
  const [mine, foreign] = [await aCard(t), await aCard(t)]
  const asked = async (id: string) => startRequest(t, commandFor({ holderId: mine.holderId, id }))
  const notFound = { ok: false, refusal: { code: 'card-not-found' } }
  assert.deepEqual(await asked(foreign.id), notFound)
  assert.deepEqual(await asked(t.newId()), notFound)
})

test('a reference that is taken is tried again; a source of chance that repeats itself is a bug', async () => {
  const [one, two] = [await aCard(t), await aCard(t)]
  const first = await startRequest({ ...t, newReference: () => 'C-2222-2222' }, commandFor(one))
  assert.ok(first.ok)
  const tries = ['C-2222-2222', 'C-2222-2222', 'C-3333-3333']
  const second = await startRequest({ ...t, newReference: () => tries.shift() ?? '' }, commandFor(two))
  assert.ok(second.ok)
  assert.equal(second.value.reference, 'C-3333-3333')
  const three = await aCard(t)
  await assert.rejects(
    startRequest({ ...t, newReference: () => 'C-2222-2222' }, commandFor(three)),
    /no free request reference/,
  )
})
