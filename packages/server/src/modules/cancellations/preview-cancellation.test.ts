import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aCard, dependsOn } from '#test/builders/card.ts'
import { aRequest } from '#test/builders/request.ts'
import { cancellationKit, type CancellationKit } from '#test/support/cancellation-kit.ts'
import { previewCancellation } from './index.ts'

let t: CancellationKit
before(async () => {
  t = await cancellationKit()
})
after(() => t.close())

test('shows what the database knows: linked cards, other cards, the promise of today', async () => {
  const card = await aCard(t, { cardType: 'tourism', entries: 1 })
  const other = await aCard(t, { cardType: 'tourism', holderId: card.holderId, validUntil: '2027-01-31' })
  const child = await aCard(t, { cardType: 'tourism' })
  await dependsOn(t, child, card, 'child')
  const shown = await previewCancellation(t, { holderIds: [card.holderId], cardId: card.id, plans: {} })
  assert.ok(shown.ok)
  assert.equal(shown.value.promisedOn, '2026-09-08')
  assert.deepEqual(shown.value.reasonsToKeep, [
    { code: 'other-card-covers', cardNumber: other.cardNumber, validUntil: '2027-01-31' },
  ])
  const linked = shown.value.effects[0]?.consequences.find(({ code }) => code === 'linked-cards-need-own')
  assert.ok(linked && 'dependants' in linked)
  assert.deepEqual(
    linked.dependants.map(({ dependantCardNumber }) => dependantCardNumber),
    [child.cardNumber],
  )
})

test('leads to the request that is open already', async () => {
  const request = await aRequest(t, { state: 'returned' })
  const shown = await previewCancellation(t, { holderIds: [request.holderId], cardId: request.cardId, plans: {} })
  assert.deepEqual(shown.ok && shown.value.cannotCancel, {
    code: 'request-already-open',
    requestId: request.id,
    state: 'returned',
  })
})

test('somebody else’s card is like none', async () => {
  const [mine, foreign] = [await aCard(t), await aCard(t)]
  const notFound = { ok: false, refusal: { code: 'card-not-found' } }
  const ask = (holderIds: string[], cardId: string) => previewCancellation(t, { holderIds, cardId, plans: {} })
  assert.deepEqual(await ask([mine.holderId], foreign.id), notFound)
  assert.deepEqual(await ask([mine.holderId], t.newId()), notFound)
  assert.deepEqual(await ask([], mine.id), notFound)
})
