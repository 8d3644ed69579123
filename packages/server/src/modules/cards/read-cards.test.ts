import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aCard, dependsOn } from '#test/builders/card.ts'
import { aHolder } from '#test/builders/holder.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { findCard, findHolder, listCards, listDependants, listHoldersOfAccount } from './index.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())

const today = '2026-09-01'

test('a card is found through its own holder and no other', async () => {
  const mine = await aCard(t)
  const other = await aCard(t)
  assert.deepEqual(await findCard(t.db, [mine.holderId], mine.id), mine)
  assert.deepEqual(await findCard(t.db, [other.holderId, mine.holderId], mine.id), mine)
  assert.equal(await findCard(t.db, [other.holderId], mine.id), undefined)
  assert.equal(await findCard(t.db, [mine.holderId], t.newId()), undefined)
  assert.equal(await findCard(t.db, [], mine.id), undefined)
})

test('all cards of all linked people are listed, valid ones first', async () => {
  const one = await aHolder(t)
  const other = await aHolder(t)
  const { holderId } = one
  const cancelled = await aCard(t, { holderId, state: 'cancelled' })
  const future = await aCard(t, { holderId, validFrom: '2026-12-01', validUntil: '2027-01-31' })
  const short = await aCard(t, { holderId: other.holderId, validUntil: '2026-09-01' })
  const long = await aCard(t, { holderId, validUntil: '2026-11-30' })
  const suspended = await aCard(t, { holderId, state: 'suspended' })
  const revoked = await aCard(t, { holderId, state: 'revoked', ground: 'conditions-not-met' })
  const past = await aCard(t, { holderId: other.holderId, validUntil: '2026-08-31' })
  await aCard(t)
  assert.deepEqual(
    (await listCards(t.db, [holderId, other.holderId], today)).map(({ id }) => id),
    [long, short, future, suspended, past, cancelled, revoked].map(({ id }) => id),
  )
  assert.deepEqual(await listCards(t.db, [], today), [])
})

test('the cards that depend on a card are listed for its own holder only', async () => {
  const main = await aCard(t)
  const child = await aCard(t)
  await dependsOn(t, child, main, 'child')
  const expected = {
    cardId: main.id,
    dependantCardNumber: child.cardNumber,
    dependantHolderId: child.holderId,
    relation: 'child',
  }
  assert.deepEqual(await listDependants(t.db, [main.holderId], main.id), [expected])
  assert.deepEqual(await listDependants(t.db, [child.holderId], main.id), [])
  assert.deepEqual(await listDependants(t.db, [], main.id), [])
})

test('the people an account is linked to', async () => {
  const accountId = t.newId()
  const first = await aHolder(t, { accountId })
  t.clock.advance({ minutes: 1 })
  const second = await aHolder(t, { accountId })
  await aHolder(t)
  assert.deepEqual(
    (await listHoldersOfAccount(t.db, accountId)).map(({ holderId }) => holderId),
    [first.holderId, second.holderId],
  )
  assert.deepEqual(await findHolder(t.db, first.holderId), first)
  assert.equal(await findHolder(t.db, t.newId()), undefined)
})
