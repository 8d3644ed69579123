import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cardStates } from '#domain/cards/life-cycle.ts'
import { listTimeline, verifyChain, type AuditActor } from '#modules/audit'
import { inTransaction } from '#platform/db/transaction.ts'
import { aCard } from '#test/builders/card.ts'
import { certificateKit } from '#test/support/certificates.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { cancelCard, findCard, type CancelCard } from './index.ts'

let t: TestDatabase
let officer: AuditActor
before(async () => {
  t = await testDatabase()
  officer = { kind: 'staff', id: t.newId(), role: 'officer' }
})
after(() => t.close())

const cancel = (command: CancelCard) =>
  inTransaction(t.db, (trx) => cancelCard(trx, { ...t, ...certificateKit }, command))
const effectiveOn = '2026-09-01'

test('an officer’s approval cancels the card and is in the audit of the request', async () => {
  const card = await aCard(t)
  const { holderId, id: cardId } = card
  t.clock.advance({ minutes: 5 })
  const requestId = t.newId()
  const result = await cancel({ holderId, cardId, effectiveOn, actor: officer, requestId })
  assert.deepEqual(result, { ok: true, value: { cardNumber: card.cardNumber, effectiveOn, certificateId: undefined } })
  const now = await findCard(t.db, [holderId], cardId)
  assert.deepEqual(now, { ...card, state: 'cancelled', stateSince: t.clock.now(), version: 2 })
  const [entry, ...more] = await listTimeline(t.db, holderId, requestId)
  assert.equal(more.length, 0)
  assert.equal(entry?.event, 'card-cancelled')
  assert.equal(entry.card_id, cardId)
  assert.deepEqual(entry.details, { cardNumber: card.cardNumber, effectiveOn })
  assert.deepEqual(await verifyChain(t.db, holderId), [])
})

test('time cancels a card whose day has come', async () => {
  const { holderId, id: cardId } = await aCard(t)
  assert.ok((await cancel({ holderId, cardId, effectiveOn, actor: { kind: 'system' } })).ok)
})

test('holders and operators do not cancel by themselves', async () => {
  const { holderId, id: cardId } = await aCard(t)
  for (const actor of [{ kind: 'holder', id: t.newId() }, { kind: 'operator' }] as const) {
    const result = await cancel({ holderId, cardId, effectiveOn, actor })
    assert.ok(!result.ok)
    assert.equal(result.refusal.code, 'action-not-allowed-for-actor')
  }
  assert.equal((await findCard(t.db, [holderId], cardId))?.state, 'active')
})

for (const state of cardStates) {
  const ground = state === 'revoked' || state === 'annulled' ? 'conditions-not-met' : null
  const isPossible = state === 'active' || state === 'suspended' || state === 'expired'
  test(`a card that is ${state} ${isPossible ? 'is cancelled' : 'stays as it is'}`, async () => {
    const { holderId, id: cardId } = await aCard(t, { state, ground })
    const result = await cancel({ holderId, cardId, effectiveOn, actor: officer })
    assert.equal(result.ok, isPossible)
    assert.equal((await findCard(t.db, [holderId], cardId))?.state, isPossible ? 'cancelled' : state)
  })
}

test('another holder’s card is not found', async () => {
  const mine = await aCard(t)
  const other = await aCard(t)
  const result = await cancel({ holderId: mine.holderId, cardId: other.id, effectiveOn, actor: officer })
  assert.deepEqual(result, { ok: false, refusal: { code: 'card-not-found' } })
})

test('of twenty at once one cancels, the others change nothing', async () => {
  const { holderId, id: cardId } = await aCard(t)
  const all = Array.from({ length: 20 }, () => cancel({ holderId, cardId, effectiveOn, actor: officer }))
  const results = await Promise.all(all)
  assert.equal(results.filter((result) => result.ok).length, 1)
  for (const result of results) {
    if (!result.ok) assert.ok(['changed-meanwhile', 'action-not-allowed-in-state'].includes(result.refusal.code))
  }
  const events = await t.db.selectFrom('audit_entries').select('event').where('card_id', '=', cardId).execute()
  assert.deepEqual(events, [{ event: 'card-cancelled' }])
  assert.equal((await findCard(t.db, [holderId], cardId))?.version, 2)
})
