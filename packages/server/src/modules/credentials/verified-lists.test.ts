import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { cardStatus } from '@sapar/verifier/format'
import { aSignedCard, type SignedCard } from '#test/builders/signed-card.ts'
import { credentialsKit, type CredentialsKit } from '#test/support/credentials-kit.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { must } from '#test/support/must.ts'
import { present } from '#test/support/present.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import {
  distrustSigner,
  listPublishedTokens,
  listSigners,
  openVerifiedLists,
  publishChanges,
  setCredentialStatus,
  trustOf,
  verifyDocument,
  type VerifiedLists,
} from './index.ts'

let t: TestDatabase
let kit: CredentialsKit
let verifiedLists: VerifiedLists
let card: SignedCard
before(async () => {
  t = await testDatabase()
  kit = await credentialsKit(t)
})
beforeEach(async () => {
  verifiedLists = openVerifiedLists()
  card = await aSignedCard(t, kit.deps)
})
after(async () => {
  kit.close()
  await t.close()
})

const ask = async () => {
  const { answer, reasons } = await verifyDocument({ ...kit.deps, verifiedLists }, { document: card.text })
  return [answer, ...reasons].join(' ')
}

async function question() {
  const [token = ''] = await listPublishedTokens(kit.deps.objects)
  const { sub: uri } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }
  return { token, asked: { trust: await trustOf(kit.deps), uri, now: t.clock.now() } }
}

/** The same trust but for a signer that is cut off, and signed nothing here. */
function under(asked: Awaited<ReturnType<typeof question>>['asked'], signer: string) {
  const [issuer] = asked.trust.issuers
  return { ...asked, trust: { issuers: [{ ...present(issuer), distrustedSigners: [signer] }] } }
}

test('a list is verified once, for its very bytes and the very trust', async () => {
  const { token, asked } = await question()
  const first = await verifiedLists(token, asked)
  assert.notEqual(typeof first, 'string')
  assert.equal(await verifiedLists(token, asked), first)
  const other = await verifiedLists(token, under(asked, 'another'))
  assert.ok(typeof other !== 'string' && other !== first)
  const changed = token.replace(/.$/, token.endsWith('A') ? 'Q' : 'A')
  assert.equal(await verifiedLists(changed, asked), changed, 'what is refused is not kept')
})

test('a cancellation is heard as soon as its list is out, remembered or not (I-01)', async () => {
  assert.equal(await ask(), 'valid')
  const { holderId, id: cardId } = card.card
  const change = { holderId, cardId, status: cardStatus.cancelled, event: {} }
  must(await inTransaction(t.db, (trx) => setCredentialStatus(trx, kit.deps, change)))
  await publishChanges(kit.deps)
  assert.equal(await ask(), 'cancelled-by-holder')
})

test('a list that is remembered grows old like any other (I-04)', async () => {
  assert.equal(await ask(), 'valid')
  const start = t.clock.now()
  t.clock.advance({ minutes: 10 })
  assert.equal(await ask(), 'cannot-verify STATUS_LIST_STALE')
  t.clock.set(start)
})

test('what is remembered has a bound: the list that was asked longest ago is forgotten first', async () => {
  const { token, asked } = await question()
  const ofTwo = openVerifiedLists(2 * 256)
  const [a, b] = [await ofTwo(token, under(asked, 'AA')), await ofTwo(token, under(asked, 'BB'))]
  assert.equal(await ofTwo(token, under(asked, 'AA')), a)
  await ofTwo(token, under(asked, 'CC'))
  assert.equal(await ofTwo(token, under(asked, 'AA')), a)
  assert.notEqual(await ofTwo(token, under(asked, 'BB')), b)
})

test('F13 a list of a signer that is cut off is refused from then on, though it was remembered', async () => {
  assert.equal(await ask(), 'valid')
  const signer = (await listSigners(t.db)).find(({ role, state }) => role === 'status-list' && state === 'active')
  const cut = { signerId: present(signer).id, from: t.clock.now(), actor: { kind: 'operator' } as const }
  must(await distrustSigner(kit.deps, cut))
  assert.equal(await ask(), 'cannot-verify STATUS_LIST_UNTRUSTED')
})
