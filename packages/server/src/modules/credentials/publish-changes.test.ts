import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { cardStatus, parseStatusListToken, textOf, type CardStatus } from '@sapar/verifier/format'
import fc from 'fast-check'
import { inTransaction } from '#platform/db/transaction.ts'
import { credentialsKit, issuedCards, readPublishedList, type CredentialsKit } from '#test/support/credentials-kit.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { claimSlots, publishChanges, setCredentialStatus } from './index.ts'

let t: TestDatabase
let kit: CredentialsKit
beforeEach(async () => {
  t = await testDatabase()
  kit = await credentialsKit(t)
})
afterEach(async () => {
  kit.close()
  await t.close()
})

const set = (card: { readonly holderId: string; readonly id: string }, status: CardStatus) =>
  inTransaction(t.db, (trx) =>
    setCredentialStatus(trx, kit.deps, { holderId: card.holderId, cardId: card.id, status, event: { to: status } }),
  )

const published = async (listId: string) =>
  (await readPublishedList(kit.deps.objects, listId)) ?? assert.fail('nothing is published')

test('a decision is in the published list after one publication, and in no other entry of it but decoys', async () => {
  const cards = await issuedCards(t, kit.deps, 5)
  const [first] = cards
  assert.ok(first)
  await publishChanges(kit.deps)
  const before = await published(first.slot.listId)
  for (const { slot } of cards) assert.equal(before.statusOf(slot.index), cardStatus.valid)
  assert.ok((await set(first.card, cardStatus.cancelled)).ok)
  assert.equal((await published(first.slot.listId)).sequence, before.sequence, 'nothing leaves before it is published')
  await publishChanges(kit.deps)
  const after = await published(first.slot.listId)
  assert.equal(after.statusOf(first.slot.index), cardStatus.cancelled)
  assert.ok(after.sequence > before.sequence, 'I-08')
  for (const { slot } of cards.slice(1)) assert.equal(after.statusOf(slot.index), cardStatus.valid)
})

test('a suspended card resumes, a final one stays for ever (I-08)', async () => {
  const [one] = await issuedCards(t, kit.deps, 1)
  assert.ok(one)
  for (const status of [cardStatus.suspended, cardStatus.valid, cardStatus.suspended, cardStatus.withdrawn] as const) {
    assert.ok((await set(one.card, status)).ok)
    await publishChanges(kit.deps)
    assert.equal((await published(one.slot.listId)).statusOf(one.slot.index), status)
  }
  for (const status of [cardStatus.valid, cardStatus.suspended, cardStatus.cancelled] as const) {
    assert.deepEqual(await set(one.card, status), { ok: false, refusal: { code: 'status-is-final' } })
  }
})

test('whatever order decisions of many cards come in, the list says the last of each, and no final one ever changes', async () => {
  const cards = await issuedCards(t, kit.deps, 12)
  const statuses = fc.constantFrom(...Object.values(cardStatus))
  const decision = fc.record({ card: fc.nat({ max: 11 }), status: statuses, publish: fc.boolean() })
  const expected = new Map<number, number>()
  let lastSequence = 0
  await fc.assert(
    fc.asyncProperty(fc.array(decision, { maxLength: 12 }), async (decisions) => {
      for (const { card, status, publish } of decisions) {
        const one = cards[card] ?? assert.fail()
        const done = await set(one.card, status)
        const before = expected.get(one.slot.index) ?? 0
        assert.equal(done.ok, before === status || (before & 1) === 0)
        if (done.ok) expected.set(one.slot.index, status)
        if (publish) await publishChanges(kit.deps)
      }
      await publishChanges(kit.deps)
      const { listId } = cards[0]?.slot ?? assert.fail()
      const now = await published(listId)
      assert.ok(now.sequence >= lastSequence)
      lastSequence = now.sequence
      for (const { slot } of cards) assert.equal(now.statusOf(slot.index), expected.get(slot.index) ?? 0)
    }),
    { numRuns: 15 },
  )
})

test('a list that lies still is signed again before its ttl is over, with the same statuses and a higher sequence', async () => {
  const [one] = await issuedCards(t, kit.deps, 1)
  const { listId } = one?.slot ?? assert.fail()
  await publishChanges(kit.deps)
  const before = await published(listId)
  t.clock.advance({ seconds: 60 })
  await publishChanges(kit.deps)
  assert.equal((await published(listId)).sequence, before.sequence)
  t.clock.advance({ seconds: 120 })
  await publishChanges(kit.deps)
  const after = await published(listId)
  assert.equal(after.sequence, before.sequence + 1)
  assert.deepEqual(after.statuses, before.statuses)
})

test('the claims of a token: its own address, ttl, end of life', async () => {
  const [one] = await issuedCards(t, kit.deps, 1)
  const { listId } = one?.slot ?? assert.fail()
  const bytes = (await kit.deps.objects.get(`status-lists/${listId}`)) ?? assert.fail()
  const { claims } = parseStatusListToken(textOf(bytes) ?? '') ?? assert.fail('no token')
  const now = t.clock.now().getTime() / 1_000
  assert.equal(claims.uri, `https://sapar.example/status-lists/${listId}`)
  assert.deepEqual([claims.issuedAt, claims.ttl, claims.expiresAt], [now, 300, now + 172_800])
})

test('I-14: size never changes, decoys lie among unclaimed indices, an index is claimed once', async () => {
  const cards = await issuedCards(t, kit.deps, 60)
  const { listId } = cards[0]?.slot ?? assert.fail()
  const size = (await published(listId)).statuses.length
  for (const { card } of cards.slice(0, 40)) await set(card, cardStatus.cancelled)
  await publishChanges(kit.deps)
  const after = await published(listId)
  assert.equal(after.statuses.length, size)
  assert.equal(new Set(cards.map(({ slot }) => slot.index)).size, 60)
  const decoys = await t.db.selectFrom('status_changes').select('idx').where('reason', '=', 'decoy').execute()
  const claimed = new Set(cards.map(({ slot }) => slot.index))
  for (const { idx } of decoys) {
    assert.ok(!claimed.has(idx))
    assert.equal(after.statusOf(idx), cardStatus.cancelled)
  }
  const set40 = Array.from({ length: 1_024 }, (_, index) => index).filter((index) => after.statusOf(index) !== 0)
  assert.equal(set40.length, 40 + decoys.length)
})

test('a full list is followed by another one, and no index is given away twice', async () => {
  const places: string[] = []
  for (let batch = 0; batch < 4; batch += 1) {
    const cards = Array.from({ length: 450 }, () => ({ holderId: t.newId(), cardId: t.newId() }))
    const claimed = await claimSlots(kit.deps, cards)
    assert.ok(claimed.ok)
    places.push(...claimed.value.map(({ listId, index }) => `${listId} ${index}`))
  }
  assert.equal(new Set(places).size, 1_800)
  assert.equal(new Set(places.map((place) => place.slice(0, 6))).size, 4, 'an eighth of each list is kept for decoys')
})

test('of twenty that claim at once nobody gets what another one got', async () => {
  const one = () =>
    claimSlots(
      kit.deps,
      Array.from({ length: 5 }, () => ({ holderId: t.newId(), cardId: t.newId() })),
    )
  const all = await Promise.all(Array.from({ length: 20 }, one))
  const places = all.flatMap((claimed) => (claimed.ok ? claimed.value : assert.fail()))
  assert.equal(new Set(places.map(({ listId, index }) => `${listId} ${index}`)).size, 100)
})
