import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { verifyCard } from '@sapar/verifier'
import { longestBarcodeText, textOf, type JsonObject, type JsonValue } from '@sapar/verifier/format'
import {
  credentialsKit,
  dataFor,
  issuedCards,
  type CredentialsKit,
  type IssuedCard,
} from '#test/support/credentials-kit.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import type { CredentialsDeps } from '../deps.ts'
import { distrustSigner, publishChanges } from '../index.ts'
import { getActiveSigner } from '../signers/signer-store.ts'
import { trustOf } from '../signers/trust.ts'
import { signDocument } from './sign-document.ts'
import { signEvent } from './sign-event.ts'

let t: TestDatabase
let kit: CredentialsKit
let one: IssuedCard
beforeEach(async () => {
  t = await testDatabase()
  kit = await credentialsKit(t)
  const [first] = await issuedCards(t, kit.deps, 1)
  one = first ?? assert.fail()
})
afterEach(async () => {
  kit.close()
  await t.close()
})

function orderFor({ card, slot, eventId }: IssuedCard, changed: Readonly<Record<string, JsonValue>> = {}) {
  const data = dataFor(card, kit.deps.issuer, slot)
  const msg = data['msg'] as JsonObject
  return {
    holderId: card.holderId,
    cardId: card.id,
    document: 'card' as const,
    aboutId: eventId,
    data: { ...data, msg: { ...msg, ...changed } },
  }
}

const rows = async (table: 'signing_intentions' | 'signed_documents') =>
  (await t.ownerPool.query<{ id: string }>(`select id from ${table}`)).rows

/** The same keys, of which one operation is not what it should be. */
const withSign = (broken: CredentialsDeps['keys']['sign']): CredentialsDeps => ({
  ...kit.deps,
  keys: { ...kit.deps.keys, sign: broken },
})

test('a signed card is valid for our verifier with the published list, and fits its bar code', async () => {
  const signed = await signDocument(kit.deps, orderFor(one))
  assert.ok(signed.ok)
  await publishChanges(kit.deps)
  const list = textOf((await kit.deps.objects.get(`status-lists/${one.slot.listId}`)) ?? new Uint8Array()) ?? ''
  const options = { trust: await trustOf(kit.deps), now: t.clock.now(), statusLists: [list] }
  const verdict = await verifyCard(signed.value.text, options)
  assert.deepEqual([verdict.answer, verdict.reasons], ['valid', []])
  assert.ok(signed.value.text.length <= longestBarcodeText, `${signed.value.text.length}`)
})

test('a name as long as its zone fits into the bar code beside a long address', async () => {
  const order = orderFor(one, {
    n: `${'A'.repeat(16)}<<${'B'.repeat(13)}`,
    cat: 'tourism',
    pn: 'P12345678',
    vf: '2026-09-01',
    st: { idx: 262_143, uri: `https://travel-card.example/status-lists/${one.slot.listId}` },
  })
  // certificates differ by up to three bytes: the signature inside has integers of any length
  const signed = await signDocument(kit.deps, order)
  assert.ok(signed.ok, JSON.stringify(signed))
})

test('signed twice, and by ten at once, it is one document', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => signDocument(kit.deps, orderFor(one))))
  const texts = new Set(all.map((signed) => (signed.ok ? signed.value.text : assert.fail())))
  assert.equal(texts.size, 1)
  assert.equal((await rows('signed_documents')).length, 1)
})

for (const [what, changed] of [
  ['that has expired', { vf: '2026-01-01', vu: '2026-02-01' }],
  ['with a field that is no day', { vf: 'soon' }],
  ['for a list of nobody', { st: 'nowhere' }],
] as const) {
  test(`a card ${what} is refused before anything is intended, and no key is asked`, async () => {
    const deps = withSign(() => assert.fail('a key was asked'))
    const refused = await signDocument(deps, orderFor(one, changed))
    assert.ok(!refused.ok)
    assert.equal(refused.refusal.code, 'document-not-sound')
    assert.deepEqual(await rows('signing_intentions'), [])
  })
}

test('F1: killed between intention and signature, the next run signs what was intended, once', async () => {
  await assert.rejects(
    signDocument(
      withSign(() => Promise.reject(new Error('killed'))),
      orderFor(one),
    ),
    /killed/,
  )
  const [intended, ...more] = await rows('signing_intentions')
  assert.equal(more.length, 0)
  assert.deepEqual(await rows('signed_documents'), [])
  assert.ok((await signDocument(kit.deps, orderFor(one))).ok)
  assert.deepEqual(await rows('signing_intentions'), [intended])
  assert.deepEqual(await rows('signed_documents'), [intended])
})

test('an intention binds: other bytes for the same event are a bug', async () => {
  await assert.rejects(
    signDocument(
      withSign(() => Promise.reject(new Error('killed'))),
      orderFor(one),
    ),
    /killed/,
  )
  await assert.rejects(signDocument(kit.deps, orderFor(one, { cat: 'business' })), /other content/)
})

test('a token that signs with another key is found out, and nothing is stored', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const deps = withSign((_, bytes) =>
    Promise.resolve(new Uint8Array(sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }))),
  )
  await assert.rejects(signDocument(deps, orderFor(one)), /INVALID_SIGNATURE/)
  assert.deepEqual(await rows('signed_documents'), [])
})

test('F13: a signer that was distrusted before it signed is replaced in the intention', async () => {
  await assert.rejects(
    signDocument(
      withSign(() => Promise.reject(new Error('killed'))),
      orderFor(one),
    ),
    /killed/,
  )
  const { id } = await getActiveSigner(t.db, 'document')
  assert.ok((await distrustSigner(kit.deps, { signerId: id, from: t.clock.now(), actor: { kind: 'operator' } })).ok)
  assert.ok((await signDocument(kit.deps, orderFor(one))).ok)
  const { rows: used } = await t.ownerPool.query<{ signer_id: string }>('select signer_id from signing_intentions')
  assert.deepEqual(used, [{ signer_id: (await getActiveSigner(t.db, 'document')).id }])
})

test('the job signs the document of an event, and does it once', async () => {
  const payload = { holderId: one.card.holderId, eventId: one.eventId, document: 'card' }
  await signEvent(kit.deps, payload)
  await signEvent(kit.deps, payload)
  assert.equal((await rows('signed_documents')).length, 1)
  await signEvent(kit.deps, { ...payload, eventId: t.newId() })
})
