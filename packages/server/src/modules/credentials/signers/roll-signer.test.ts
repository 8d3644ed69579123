import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { verifyCard } from '@sapar/verifier'
import { textOf } from '@sapar/verifier/format'
import { signerPeriods } from '#domain/credentials/signer-periods.ts'
import { verifyChain } from '#modules/audit'
import {
  credentialsKit,
  dataFor,
  issuedCards,
  type CredentialsKit,
  type IssuedCard,
} from '#test/support/credentials-kit.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import {
  distrustSigner,
  ensureSigners,
  listSigners,
  publishChanges,
  rollSigner,
  signDocument,
  trustOf,
} from '../index.ts'
import { getActiveSigner } from './signer-store.ts'

let t: TestDatabase
let kit: CredentialsKit
beforeEach(async () => {
  t = await testDatabase()
  kit = await credentialsKit(t)
})
afterEach(() => t.close())

const actor = { kind: 'operator' } as const

async function signedCard(one: IssuedCard): Promise<string> {
  const { card, slot, eventId: aboutId } = one
  const stamped = { ...card, stateSince: t.clock.now() }
  const data = dataFor(stamped, kit.deps.issuer, slot)
  const signed = await signDocument(kit.deps, {
    holderId: card.holderId,
    cardId: card.id,
    document: 'card',
    aboutId,
    data,
  })
  return signed.ok ? signed.value.text : assert.fail(signed.refusal.why)
}

async function answerFor(text: string, { slot }: IssuedCard) {
  const list = textOf((await kit.deps.objects.get(`status-lists/${slot.listId}`)) ?? new Uint8Array()) ?? ''
  return verifyCard(text, { trust: await trustOf(kit.deps), now: t.clock.now(), statusLists: [list] })
}

test('F13, planned: announced, then in use after its time; what the old one signed stays good, what the new one signs is', async () => {
  const [first, second] = await issuedCards(t, kit.deps, 2)
  assert.ok(first && second)
  const before = await signedCard(first)
  assert.ok((await rollSigner(kit.deps, { role: 'document', actor })).ok)
  const early = await rollSigner(kit.deps, { role: 'document', actor })
  assert.ok(!early.ok && early.refusal.code === 'signer-announced-too-recently')
  t.clock.advance({ days: signerPeriods.document.announcedDays })
  assert.ok((await rollSigner(kit.deps, { role: 'document', actor })).ok)
  const after = await signedCard(second)
  await publishChanges(kit.deps)
  for (const [text, one] of [
    [before, first],
    [after, second],
  ] as const) {
    const { answer, reasons } = await answerFor(text, one)
    assert.deepEqual([answer, reasons], ['valid', []])
  }
  const states = (await listSigners(t.db)).filter(({ role }) => role === 'document').map(({ state }) => state)
  assert.deepEqual(states, ['retired', 'active'])
})

test('F13, emergency: from the cut on nothing that the stolen key signed is valid, and the next key signs at once', async () => {
  const [first, second] = await issuedCards(t, kit.deps, 2)
  assert.ok(first && second)
  const before = await signedCard(first)
  const stolen = await getActiveSigner(t.db, 'document')
  const done = await distrustSigner(kit.deps, { signerId: stolen.id, from: t.clock.now(), actor })
  assert.ok(done.ok)
  const after = await signedCard(second)
  await publishChanges(kit.deps)
  assert.deepEqual((await answerFor(before, first)).reasons, ['REVOKED_CERTIFICATE'])
  assert.equal((await answerFor(after, second)).answer, 'valid')
})

test('F13: a signer of lists that is rolled signs the lists at once', async () => {
  const [one] = await issuedCards(t, kit.deps, 1)
  assert.ok(one)
  await publishChanges(kit.deps)
  const before = await kit.deps.objects.get(`status-lists/${one.slot.listId}`)
  t.clock.advance({ seconds: 2 })
  assert.ok((await rollSigner(kit.deps, { role: 'status-list', actor })).ok)
  assert.ok((await rollSigner(kit.deps, { role: 'status-list', actor, isUrgent: true })).ok)
  await publishChanges(kit.deps)
  assert.notDeepEqual(await kit.deps.objects.get(`status-lists/${one.slot.listId}`), before)
})

test('a root is not distrusted here, nor trust ended in the future, nor twice, nor for nobody', async () => {
  const root = await getActiveSigner(t.db, 'root')
  const document = await getActiveSigner(t.db, 'document')
  const now = t.clock.now()
  const of = async (signerId: string, from = now) => {
    const done = await distrustSigner(kit.deps, { signerId, from, actor })
    return done.ok ? 'done' : done.refusal.code
  }
  assert.equal(await of(root.id), 'signer-is-root')
  assert.equal(await of(t.newId()), 'signer-not-found')
  assert.equal(await of(document.id, new Date(now.getTime() + 1)), 'signer-distrust-in-future')
  assert.equal(await of(document.id), 'done')
  assert.equal(await of(document.id), 'action-not-allowed-in-state')
})

test('every change of a signer is in its chain', async () => {
  const { id } = await getActiveSigner(t.db, 'log')
  assert.ok((await distrustSigner(kit.deps, { signerId: id, from: t.clock.now(), actor })).ok)
  const rows = await t.db
    .selectFrom('audit_entries')
    .select('event')
    .where('subject_id', '=', id)
    .orderBy('seq')
    .execute()
  assert.deepEqual(
    rows.map(({ event }) => event),
    ['signer-activated', 'signer-distrusted'],
  )
  assert.deepEqual(await verifyChain(t.db, id), [])
})

test('of ten starts at once one signer for each role is recorded, and a later start adds none', async () => {
  const fresh = await testDatabase()
  const deps = { ...kit.deps, db: fresh.db, newId: fresh.newId }
  await ensureSigners(deps)
  await Promise.all(Array.from({ length: 10 }, () => ensureSigners(deps)))
  const roles = (await listSigners(fresh.db)).map(({ role }) => role)
  assert.deepEqual(roles.toSorted(), ['answer', 'document', 'log', 'root', 'status-list'])
  await fresh.close()
})
