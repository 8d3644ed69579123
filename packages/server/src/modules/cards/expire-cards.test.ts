import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { loadProfile, referenceSource } from '#modules/reference'
import { aCard } from '#test/builders/card.ts'
import { aHolder } from '#test/builders/holder.ts'
import { aProfile } from '#test/builders/profile.ts'
import { credentialsKit } from '#test/support/credentials-kit.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { cardsJobs, expireCards, findCard } from './index.ts'

let t: TestDatabase
let deps: Parameters<typeof expireCards>[0]
before(async () => {
  t = await testDatabase()
  await loadProfile(t, aProfile())
  deps = { ...t, reference: referenceSource(t) }
})
after(() => t.close())
beforeEach(() => {
  t.clock.set(new Date('2026-09-01T04:00:00Z'))
})

const stateOf = async (card: { holderId: string; id: string }) =>
  (await findCard(t.db, [card.holderId], card.id))?.state
const eventsOf = (holderId: string) =>
  t.db.selectFrom('audit_entries').select(['event', 'details']).where('subject_id', '=', holderId).execute()

test('the last day of validity counts to its end in the authority’s zone', async () => {
  const card = await aCard(t, { validUntil: '2026-09-01' })
  t.clock.set(new Date('2026-09-01T18:59:59Z'))
  assert.equal(await expireCards(deps), 0)
  assert.equal(await stateOf(card), 'active')
  t.clock.advance({ seconds: 10 })
  assert.equal(await expireCards(deps), 1)
  assert.equal(await stateOf(card), 'expired')
  assert.deepEqual(await eventsOf(card.holderId), [
    { event: 'card-expired', details: { cardNumber: card.cardNumber, validUntil: '2026-09-01' } },
  ])
})

test('a second run changes nothing', async () => {
  const card = await aCard(t, { validUntil: '2026-08-31' })
  assert.equal(await expireCards(deps), 1)
  assert.equal(await expireCards(deps), 0)
  assert.equal((await eventsOf(card.holderId)).length, 1)
  assert.equal((await findCard(t.db, [card.holderId], card.id))?.version, 2)
})

test('suspended cards expire too; what is over stays what it is', async () => {
  const validUntil = '2026-08-31'
  const ground = 'conditions-not-met'
  const suspended = await aCard(t, { validUntil, state: 'suspended' })
  const cancelled = await aCard(t, { validUntil, state: 'cancelled' })
  const revoked = await aCard(t, { validUntil, state: 'revoked', ground })
  assert.equal(await expireCards(deps), 1)
  assert.equal(await stateOf(suspended), 'expired')
  assert.equal(await stateOf(cancelled), 'cancelled')
  assert.equal(await stateOf(revoked), 'revoked')
})

test('more than a batch, many of one holder and of one day, are all found', async () => {
  const { holderId } = await aHolder(t)
  for (let i = 0; i < 450; i += 1) await aCard(t, { holderId, validUntil: i % 2 ? '2026-08-30' : '2026-08-31' })
  assert.equal(await expireCards(deps), 450)
  assert.equal((await eventsOf(holderId)).length, 450)
})

test('two sweeps at once expire each card once', async () => {
  const { holderId } = await aHolder(t)
  for (let i = 0; i < 30; i += 1) await aCard(t, { holderId, validUntil: '2026-08-31' })
  const counts = await Promise.all([expireCards(deps), expireCards(deps)])
  assert.equal(counts[0] + counts[1], 30)
  assert.equal((await eventsOf(holderId)).length, 30)
})

test('the job does the same', async () => {
  const card = await aCard(t, { validUntil: '2026-08-31' })
  const kit = await credentialsKit(t)
  const jobs = cardsJobs({ ...deps, credentials: kit.deps, findContact: () => Promise.resolve(undefined) })
  await jobs['cards.expire']?.({})
  kit.close()
  assert.equal(await stateOf(card), 'expired')
})
