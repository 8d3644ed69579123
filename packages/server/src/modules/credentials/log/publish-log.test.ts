import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import {
  formatLogEntry,
  parseCheckpoint,
  parseSignedNote,
  textOf,
  verifyConsistency,
  consistencyProof,
  nodesFromTiles,
} from '@sapar/verifier/format'
import { verifyLogProof } from '@sapar/verifier'
import { inTransaction } from '#platform/db/transaction.ts'
import { ok } from '#kernel/result.ts'
import { credentialsKit, issuedCards, type CredentialsKit } from '#test/support/credentials-kit.ts'
import { memoryFileStore } from '#test/support/memory-file-store.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { publishChanges, setCredentialStatus } from '../index.ts'
import { getActiveSigner } from '../signers/signer-store.ts'
import { trustOf } from '../signers/trust.ts'
import { appendEntries, syncHash } from './append-entries.ts'
import { findLogProof } from './find-log-proof.ts'
import { logOrigin } from './log-files.ts'
import { publishedTiles } from './log-tiles.ts'
import { noteKeyOf } from './note-key.ts'
import { publishLog } from './publish-log.ts'
import { verifyLog } from './verify-log.ts'

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

const anEntry = () => formatLogEntry({ kind: 'issued', at: 1_788_000_000, commitment: new Uint8Array(randomBytes(32)) })

async function grow(count: number): Promise<void> {
  const entries = Array.from({ length: count }, anEntry)
  await inTransaction(t.db, async (trx) => ok(await appendEntries(trx, entries)))
}

async function verify() {
  const key = await noteKeyOf(await getActiveSigner(t.db, 'log'), logOrigin(kit.deps.issuer.publicUrl))
  return verifyLog(files, { key, witnesses: [] })
}

async function head() {
  const note = parseSignedNote(textOf((await files.get('log/checkpoint')) ?? new Uint8Array()) ?? '')
  return parseCheckpoint(note?.text ?? '') ?? assert.fail('no checkpoint')
}

test('a log verifies from its files at every size around its tiles, and each is the beginning of the next', async () => {
  const sizes = [1, 2, 3, 255, 256, 257, 511, 512, 700, 1_024, 1_025]
  let before: Awaited<ReturnType<typeof head>> | undefined
  for (const size of sizes) {
    await grow(size - (before?.size ?? 0))
    assert.equal(await publishLog(kit.deps), size)
    const verified = await verify()
    assert.ok(verified.ok, JSON.stringify(verified))
    assert.equal(verified.value.size, size)
    const now = await head()
    if (before) {
      const proof = await consistencyProof(
        before.size,
        size,
        nodesFromTiles(size, publishedTiles(files), syncHash),
        syncHash,
      )
      assert.ok(await verifyConsistency(before, now, proof))
    }
    before = now
  }
})

/** Many entries, made where they are kept: the hash is RFC 6962's, by PostgreSQL. */
async function growFast(from: number, to: number): Promise<void> {
  await t.ownerPool.query(
    `insert into log_entries (log_id, log_index, entry, leaf_hash)
     select 'main', n, entry, sha256('\\x00'::bytea || entry)
     from (select n, convert_to('{"c":"' || rtrim(translate(encode(sha256(n::text::bytea), 'base64'), '+/', '-_'), '=')
       || '","kind":"issued","t":1,"v":1}', 'UTF8') as entry from generate_series($1::int, $2::int - 1) n) made`,
    [from, to],
  )
}

test('three levels of tiles: what grows past 65,536 entries in two steps verifies', async () => {
  await growFast(0, 10_000)
  await publishLog(kit.deps)
  await growFast(10_000, 66_000)
  assert.equal(await publishLog(kit.deps), 66_000)
  const verified = await verify()
  assert.ok(verified.ok, JSON.stringify(verified))
  assert.ok(files.keys().includes('log/tile/2/000.p/1'))
})

test('a byte changed anywhere in the published files is found', async () => {
  await grow(300)
  await publishLog(kit.deps)
  for (const key of files.keys().filter((name) => name.startsWith('log/') && !name.includes('/x'))) {
    const bytes = (await files.get(key)) ?? assert.fail()
    const changed = Uint8Array.from(bytes)
    changed[changed.length - 2] = (changed[changed.length - 2] ?? 0) ^ 1
    await files.put(key, changed)
    assert.ok(!(await verify()).ok, key)
    await files.put(key, bytes)
  }
  assert.ok((await verify()).ok)
})

test('a missing file is named', async () => {
  await grow(300)
  await publishLog(kit.deps)
  await files.delete('log/tile/0/000')
  assert.deepEqual(await verify(), { ok: false, refusal: { fault: 'tile-missing', file: 'log/tile/0/000' } })
})

test('never two checkpoints of one size with different roots: the second is not signed', async () => {
  await grow(3)
  await publishLog(kit.deps)
  const signed = await head()
  await t.ownerPool.query(
    "delete from log_notes; update log_entries set leaf_hash = decode(repeat('ab', 32), 'hex') where log_index = 1",
  )
  await assert.rejects(publishLog(kit.deps), /another root already/)
  assert.deepEqual(await head(), signed)
})

test('published again after its note was lost, a checkpoint is the same to the byte', async () => {
  await grow(5)
  await publishLog(kit.deps)
  const before = await files.get('log/checkpoint')
  await t.ownerPool.query('delete from log_notes')
  await publishLog(kit.deps)
  assert.deepEqual(await files.get('log/checkpoint'), before)
})

test('of ten publishers at once all agree, and the log is whole', async () => {
  await grow(600)
  await Promise.all(Array.from({ length: 10 }, () => publishLog(kit.deps)))
  const verified = await verify()
  assert.ok(verified.ok)
  assert.equal(verified.value.size, 600)
})

test('an event is logged once, with a commitment that its salt opens, and its proof convinces the verifier', async () => {
  const [one] = await issuedCards(t, kit.deps, 3)
  assert.ok(one)
  const event = { certificate: 'C-1' }
  const set = await inTransaction(t.db, (trx) =>
    setCredentialStatus(trx, kit.deps, { holderId: one.card.holderId, cardId: one.card.id, status: 3, event }),
  )
  assert.ok(set.ok)
  const name = { holderId: one.card.holderId, eventId: set.value.eventId }
  assert.equal(await findLogProof(kit.deps, name), undefined)
  await publishChanges(kit.deps)
  await publishChanges(kit.deps)
  const verified = await verify()
  assert.ok(verified.ok)
  assert.deepEqual(verified.value.entries, { issued: 3, cancelled: 1 })
  const proof = (await findLogProof(kit.deps, name)) ?? assert.fail('no proof')
  const trust = await trustOf(kit.deps)
  const logged = await verifyLogProof(proof, { trust, kind: 'cancelled', event })
  assert.ok(logged.ok, JSON.stringify(logged))
  assert.equal(logged.value.at.getTime(), t.clock.now().getTime())
  assert.ok(!(await verifyLogProof(proof, { trust, kind: 'cancelled', event: { certificate: 'C-2' } })).ok)
  assert.ok(!(await verifyLogProof(proof, { trust, kind: 'issued', event })).ok)
})

test('nothing that is published names a card, a holder or a passport', async () => {
  const cards = await issuedCards(t, kit.deps, 3)
  await publishChanges(kit.deps)
  for (const key of files.keys()) {
    const text = Buffer.from((await files.get(key)) ?? []).toString('latin1')
    for (const { card } of cards) {
      for (const personal of [card.cardNumber, card.passportNumber, card.holderId, card.id]) {
        assert.ok(!text.includes(personal), `${key} names ${personal}`)
      }
    }
  }
})
