import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { cardStatus, type CardStatus } from '@sapar/verifier/format'
import { inTransaction } from '#platform/db/transaction.ts'
import {
  credentialsKit,
  issuedCards,
  readPublishedList,
  type CredentialsKit,
  type IssuedCard,
} from '#test/support/credentials-kit.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { backUpTables, type Backup } from '#test/support/table-backup.ts'
import { memoryFileStore } from '#test/support/memory-file-store.ts'
import {
  claimSlots,
  comparePublished,
  findPublishingRefusal,
  publishChanges,
  reconcilePublished,
  setCredentialStatus,
} from '../index.ts'
import { logOrigin } from '../log/log-files.ts'
import { noteKeyOf } from '../log/note-key.ts'
import { verifyLog } from '../log/verify-log.ts'
import { getActiveSigner } from '../signers/signer-store.ts'

let t: TestDatabase
let kit: CredentialsKit
let files: ReturnType<typeof memoryFileStore>
beforeEach(async () => {
  t = await testDatabase()
  files = memoryFileStore()
  kit = await credentialsKit(t, { objects: files })
})
afterEach(async () => {
  kit.close()
  await t.close()
})

const set = ({ card }: IssuedCard, status: CardStatus) =>
  inTransaction(t.db, (trx) =>
    setCredentialStatus(trx, kit.deps, {
      holderId: card.holderId,
      cardId: card.id,
      status,
      event: { of: card.id, to: status, at: t.clock.now().toISOString() },
    }),
  )

const published = async (listId: string) => (await readPublishedList(files, listId)) ?? assert.fail('nothing published')

type Drill = { readonly cards: readonly IssuedCard[]; readonly backup: Backup }

/** Four cards; one is cancelled before the backup, one after it and before the loss. */
async function aLoss(): Promise<Drill> {
  const cards = await issuedCards(t, kit.deps, 4)
  const [before, after] = cards
  assert.ok(before && after)
  await set(before, cardStatus.cancelled)
  await publishChanges(kit.deps)
  const backup = await backUpTables(t)
  t.clock.advance({ minutes: 10 })
  await set(after, cardStatus.cancelled)
  await publishChanges(kit.deps)
  return { cards, backup }
}

test('F17, I-09: restored from an older backup, nothing is published, nothing given away, and it is said why', async () => {
  const { cards, backup } = await aLoss()
  const { listId } = cards[0]?.slot ?? assert.fail()
  const last = await published(listId)
  await backup.restore()
  t.clock.advance({ minutes: 10 })
  await publishChanges(kit.deps)
  assert.equal((await published(listId)).sequence, last.sequence)
  const refusal = await findPublishingRefusal(t.db)
  assert.match(refusal?.because ?? '', /older than what was published.*sapar status-lists reconcile/)
  const claimed = await claimSlots(kit.deps, [{ holderId: t.newId(), cardId: t.newId() }])
  assert.ok(!claimed.ok)
  assert.equal(claimed.refusal.code, 'publishing-refused')
})

test('F17, I-09: reconciled, it goes on: no cancelled card is valid, the sequence rises, no index is given away twice', async () => {
  const { cards, backup } = await aLoss()
  const [before, after, ...others] = cards
  assert.ok(before && after)
  const { listId } = before.slot
  const last = await published(listId)
  await backup.restore()
  const plan = await reconcilePublished(kit.deps, { commit: false })
  assert.deepEqual(plan.lists[0]?.cards, [{ holderId: after.card.holderId, cardId: after.card.id, published: 3 }])
  assert.equal((await comparePublished(t.db, files)).length > 0, true, 'a dry run changes nothing')

  await reconcilePublished(kit.deps, { commit: true })
  assert.deepEqual(await comparePublished(t.db, files), [])
  await publishChanges(kit.deps)
  const now = await published(listId)
  assert.ok(now.sequence > last.sequence)
  for (const { slot } of [before, after]) assert.equal(now.statusOf(slot.index), cardStatus.cancelled)
  for (const { slot } of others) assert.equal(now.statusOf(slot.index), cardStatus.valid)
  assert.equal(await findPublishingRefusal(t.db), undefined)
  const [fresh] = await issuedCards(t, kit.deps, 1)
  assert.notEqual(fresh?.slot.listId, listId, 'the old list is closed')
  assert.deepEqual(await set(after, cardStatus.valid), { ok: false, refusal: { code: 'status-is-final' } })
})

test('F17: the log goes on where the world saw it end, and holds each event once', async () => {
  const { backup } = await aLoss()
  await backup.restore()
  await reconcilePublished(kit.deps, { commit: true })
  const [more] = await issuedCards(t, kit.deps, 1)
  assert.ok(more)
  await publishChanges(kit.deps)
  const key = await noteKeyOf(await getActiveSigner(t.db, 'log'), logOrigin(kit.deps.issuer.publicUrl))
  const verified = await verifyLog(files, { key, witnesses: [] })
  assert.ok(verified.ok, JSON.stringify(verified))
  assert.deepEqual(verified.value.entries, { issued: 5, cancelled: 2 })
})

test('an event that waited in the backup and was logged before the loss is not logged again', async () => {
  const cards = await issuedCards(t, kit.deps, 2)
  await publishChanges(kit.deps)
  const one = cards[0] ?? assert.fail()
  await set(one, cardStatus.withdrawn)
  const backup = await backUpTables(t)
  await publishChanges(kit.deps)
  await backup.restore()
  await reconcilePublished(kit.deps, { commit: true })
  await publishChanges(kit.deps)
  const { rows } = await t.ownerPool.query<{ count: number }>('select count(*) from log_entries')
  assert.equal(rows[0]?.count, 3)
  assert.equal((await published(one.slot.listId)).statusOf(one.slot.index), cardStatus.withdrawn)
})

test('a list that was begun after the backup is taken over, closed', async () => {
  await issuedCards(t, kit.deps, 1)
  await publishChanges(kit.deps)
  const backup = await backUpTables(t)
  await t.ownerPool.query('update status_lists set is_closed = true')
  const [late] = await issuedCards(t, kit.deps, 1)
  assert.ok(late)
  await set(late, cardStatus.cancelled)
  await publishChanges(kit.deps)
  await backup.restore()
  assert.ok((await comparePublished(t.db, files)).some((one) => one.what === 'list' && one.listId === late.slot.listId))
  await reconcilePublished(kit.deps, { commit: true })
  await publishChanges(kit.deps)
  assert.equal((await published(late.slot.listId)).statusOf(late.slot.index), cardStatus.cancelled)
  const { rows } = await t.ownerPool.query<{ is_closed: boolean }>('select is_closed from status_lists')
  assert.ok(rows.every(({ is_closed: isClosed }) => isClosed))
})

test('killed between head and list, or between list and commit: the next publication goes on by itself', async () => {
  const cards = await issuedCards(t, kit.deps, 2)
  const one = cards[0] ?? assert.fail()
  const { listId } = one.slot
  await publishChanges(kit.deps)
  for (const [at, status] of [
    [0, cardStatus.suspended],
    [1, cardStatus.valid],
  ] as const) {
    await set(one, status)
    let puts = 0
    const dying = {
      ...files,
      put: async (key: string, bytes: Uint8Array) => {
        if (key.includes(listId) && puts++ > at) throw new Error('killed')
        await files.put(key, bytes)
        if (key === `status-lists/${listId}` && at === 1) throw new Error('killed')
      },
    }
    await assert.rejects(publishChanges({ ...kit.deps, objects: dying }), /killed/)
    assert.deepEqual(await comparePublished(t.db, files), [])
    const before = await published(listId)
    await publishChanges(kit.deps)
    const after = await published(listId)
    assert.ok(after.sequence > before.sequence)
    assert.equal(after.statusOf(one.slot.index), status)
  }
})

test('F12: of eight publishers at once the sequences only rise, and the last list is the newest', async () => {
  const cards = await issuedCards(t, kit.deps, 8)
  const { listId } = cards[0]?.slot ?? assert.fail()
  const seen: number[] = []
  const watching = {
    ...files,
    put: async (key: string, bytes: Uint8Array) => {
      await files.put(key, bytes)
      if (key === `status-lists/${listId}`) seen.push((await published(listId)).sequence)
    },
  }
  const deps = { ...kit.deps, objects: watching }
  await Promise.all(
    cards.map(async (card) => {
      await set(card, cardStatus.cancelled)
      await publishChanges(deps)
    }),
  )
  assert.ok(seen.length > 0)
  assert.deepEqual(
    seen,
    seen.toSorted((one, other) => one - other),
  )
  assert.equal(new Set(seen).size, seen.length, 'I-08: no sequence stands for two lists')
  for (const { slot } of cards) assert.equal((await published(listId)).statusOf(slot.index), cardStatus.cancelled)
})
