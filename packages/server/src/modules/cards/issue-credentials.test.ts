import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { verifyCard } from '@sapar/verifier'
import { cardStatus, textOf } from '@sapar/verifier/format'
import { findCredential, findDocument, findLogProof, publishChanges, signEvent, trustOf } from '#modules/credentials'
import { inTransaction } from '#platform/db/transaction.ts'
import { loadProfile, referenceSource } from '#modules/reference'
import { aCard } from '#test/builders/card.ts'
import { aHolder } from '#test/builders/holder.ts'
import { credentialsKit, readPublishedList, type CredentialsKit } from '#test/support/credentials-kit.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { cancelCard, issueCredentials } from './index.ts'

let t: TestDatabase
let kit: CredentialsKit
let deps: Parameters<typeof issueCredentials>[0]
beforeEach(async () => {
  t = await testDatabase()
  const loaded = await loadProfile(t, new URL('../../../profiles/kz.json', import.meta.url))
  assert.ok(loaded.ok)
  kit = await credentialsKit(t)
  deps = { credentials: kit.deps, reference: referenceSource(t) }
})
afterEach(() => t.close())

/** What the worker would do with the jobs that wait. */
async function sign(holderId: string): Promise<void> {
  const { rows } = await t.ownerPool.query<{ payload: { holderId: string } }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
     where k.identifier = 'credentials.sign'`,
  )
  for (const { payload } of rows) if (payload.holderId === holderId) await signEvent(kit.deps, payload)
}

async function lists(listId: string): Promise<string[]> {
  return [textOf((await kit.deps.objects.get(`status-lists/${listId}`)) ?? new Uint8Array()) ?? '']
}

async function eventOf(holderId: string, kind: string): Promise<string> {
  const row = await t.db
    .selectFrom('credential_events')
    .select('id')
    .where('holder_id', '=', holderId)
    .where('kind', '=', kind as 'issued')
    .executeTakeFirstOrThrow()
  return row.id
}

test('cards in use get a credential, others do not; a second run adds none', async () => {
  const active = await aCard(t)
  const suspended = await aCard(t, { state: 'suspended' })
  const others = [
    await aCard(t, { state: 'cancelled' }),
    await aCard(t, { validFrom: '2026-05-01', validUntil: '2026-08-01', issuedOn: '2026-04-01' }),
  ]
  assert.equal(await issueCredentials(deps), 2)
  assert.equal(await issueCredentials(deps), 0)
  await publishChanges(kit.deps)
  for (const [card, status] of [
    [active, cardStatus.valid],
    [suspended, cardStatus.suspended],
  ] as const) {
    const credential = (await findCredential(t.db, card.holderId, card.id)) ?? assert.fail()
    const list = (await readPublishedList(kit.deps.objects, credential.listId)) ?? assert.fail()
    assert.equal(list.statusOf(credential.index), status)
  }
  for (const card of others) assert.equal(await findCredential(t.db, card.holderId, card.id), undefined)
})

test('a card whose name no document can write is passed over, and costs no index', async () => {
  const { holderId } = await aHolder(t, { familyName: '王', givenNames: '' })
  await aCard(t, { holderId })
  assert.equal(await issueCredentials(deps), 0)
  assert.deepEqual((await t.ownerPool.query('select 1 from status_slots')).rows, [])
})

test('two runs at once give each card one credential, and nobody an index twice', async () => {
  for (let at = 0; at < 30; at += 1) await aCard(t)
  const counts = await Promise.all([issueCredentials(deps), issueCredentials(deps)])
  assert.equal(counts[0] + counts[1], 30)
})

test('from the register to the gate: valid, cancelled with the request, certified, logged', async () => {
  const card = await aCard(t)
  const { holderId, id: cardId } = card
  await issueCredentials(deps)
  await publishChanges(kit.deps)
  await sign(holderId)
  const document = { holderId, document: 'card', aboutId: await eventOf(holderId, 'issued') } as const
  const { text } = (await findDocument(t.db, document)) ?? assert.fail('no card')
  const { listId } = (await findCredential(t.db, holderId, cardId)) ?? assert.fail()
  const ask = async (certificate?: string) =>
    verifyCard(text, {
      trust: await trustOf(kit.deps),
      now: t.clock.now(),
      statusLists: await lists(listId),
      ...(certificate === undefined ? {} : { certificate }),
    })
  assert.equal((await ask()).answer, 'valid')

  t.clock.advance({ minutes: 3 })
  const cancelled = await inTransaction(t.db, (trx) =>
    cancelCard(trx, kit.deps, {
      holderId,
      cardId,
      effectiveOn: '2026-09-01',
      actor: { kind: 'system' },
      certificate: { requestReference: 'C-FH35-TW86N', stoppedOn: '2026-08-30' },
    }),
  )
  assert.ok(cancelled.ok)
  await publishChanges(kit.deps)
  await sign(holderId)
  const eventId = await eventOf(holderId, 'cancelled')
  const certificate =
    (await findDocument(t.db, { holderId, document: 'certificate', aboutId: eventId })) ?? assert.fail()
  const verdict = await ask(certificate.text)
  assert.deepEqual([verdict.answer, verdict.cancelledAt], ['cancelled-by-holder', t.clock.now()])
  assert.ok((await findLogProof(kit.deps, { holderId, eventId })) !== undefined)
})
