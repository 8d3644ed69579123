import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assert as check, asyncProperty, constantFrom, integer, oneof, record, string, uuid } from 'fast-check'
import { sql, type RawBuilder } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import { openDatabase, type Database, type Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { entryHash } from './entry-hash.ts'
import { recordEvent, recordEvents, verifyChain, type AnyAuditRecord } from './index.ts'

const length = 40

let t: TestDatabase
let owner: Database
let subjectId: Id
before(async () => {
  t = await testDatabase()
  owner = openDatabase(t.ownerPool)
  subjectId = t.newId()
  const records = Array.from({ length }, (_, index) => aRecord(subjectId, index))
  await inTransaction(t.db, async (trx) => ok(await recordEvents(trx, t, records)))
})
after(() => t.close())

function aRecord(subject: Id, index: number): AnyAuditRecord {
  const about = { subjectId: subject, requestId: t.newId(), cardId: t.newId() }
  if (index % 2 === 0) {
    const details = { reference: `C-${index}`, reason: 'complaint', reasonText: null }
    return { ...about, event: 'case-opened', actor: { kind: 'staff', id: t.newId(), role: 'officer' }, details }
  }
  const details = { reference: `C-${index}`, ground: 'identity-not-proved' }
  return { ...about, event: 'request-refused', actor: { kind: 'staff', id: t.newId(), role: 'supervisor' }, details }
}

class Undo extends Error {}

/** Forges as the owner of the schema, who may do everything, looks, and puts all back. */
async function faultsAfter(forge: (trx: Trx) => Promise<unknown>) {
  let faults: Awaited<ReturnType<typeof verifyChain>> = []
  const forging = owner.transaction().execute(async (trx) => {
    await forge(trx)
    faults = await verifyChain(trx, subjectId)
    throw new Undo()
  })
  await assert.rejects(forging, Undo)
  return faults
}

const edit = (seq: number, change: RawBuilder<unknown>) => (trx: Trx) =>
  sql`update audit_entries set ${change} where subject_id = ${subjectId} and seq = ${seq}`.execute(trx)

const someSeq = integer({ min: 1, max: length })

const aChange = oneof(
  uuid().map((id) => sql`actor_id = ${id}`),
  uuid().map((id) => sql`card_id = ${id}`),
  uuid().map((id) => sql`request_id = ${id}`),
  constantFrom(sql`actor_id = null`, sql`card_id = null`, sql`request_id = null`, sql`actor_role = null`),
  constantFrom('auditor', 'administrator', 'Officer').map((role) => sql`actor_role = ${role}`),
  constantFrom('request-approved', 'case-note-added').map((event) => sql`event = ${event}`),
  constantFrom('holder', 'system', 'operator').map((kind) => sql`actor_kind = ${kind}`),
  integer({ min: 1, max: 10 ** 7 }).map((seconds) => sql`at = at - make_interval(secs => ${seconds})`),
  record({ name: string({ maxLength: 20 }), value: string({ maxLength: 20 }) }).map(
    ({ name, value }) => sql`details = details || jsonb_build_object('x' || ${safe(name)}::text, ${safe(value)}::text)`,
  ),
  constantFrom('reference').map((name) => sql`details = details - ${name}::text`),
  constantFrom(sql`details = details || '{"reference": null}'`, sql`details = '{}'`),
  uuid().map((text) => sql`hash = sha256(convert_to(${text}, 'UTF8'))`),
  uuid().map((text) => sql`previous_hash = sha256(convert_to(${text}, 'UTF8'))`),
)

/** PostgreSQL's jsonb takes no NUL and no half surrogate. */
function safe(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '')
}

test('the chain as it was written has nothing wrong with it', async () => {
  assert.deepEqual(await verifyChain(t.db, subjectId), [])
  assert.deepEqual(await verifyChain(t.db, t.newId()), [], 'somebody about whom nothing was recorded')
})

test('every one of 1,000 random edits by the owner of the database is found, where it was made (T-22)', async () => {
  await check(
    asyncProperty(someSeq, aChange, async (seq, change) => {
      const faults = await faultsAfter(edit(seq, change))
      assert.ok(
        faults.some((fault) => fault.seq === seq || fault.seq === seq + 1),
        JSON.stringify(faults),
      )
    }),
    { numRuns: 1_000 },
  )
})

test('an edit whose own hash was forged along is found at the entry after it', async () => {
  for (let seq = 1; seq < length; seq += 1) {
    const faults = await faultsAfter(async (trx) => {
      await edit(seq, sql`actor_role = 'auditor'`)(trx)
      await rehash(trx, seq)
    })
    assert.deepEqual(faults, [{ subjectId, seq: seq + 1, what: 'broken-link' }])
  }
})

async function rehash(trx: Trx, seq: number): Promise<void> {
  const one = trx.selectFrom('audit_entries').selectAll().where('subject_id', '=', subjectId).where('seq', '=', seq)
  const hash = entryHash(await one.executeTakeFirstOrThrow())
  await edit(seq, sql`hash = ${hash}`)(trx)
}

test('an entry that was taken out leaves a gap, wherever it stood but at the end', async () => {
  for (let seq = 1; seq < length; seq += 1) {
    const faults = await faultsAfter((trx) =>
      sql`delete from audit_entries where subject_id = ${subjectId} and seq = ${seq}`.execute(trx),
    )
    assert.deepEqual(faults[0], { subjectId, seq: seq + 1, what: 'gap' })
  }
})

test('a gap that was closed by renumbering is found all the same', async () => {
  const faults = await faultsAfter(async (trx) => {
    await sql`delete from audit_entries where subject_id = ${subjectId} and seq = 7`.execute(trx)
    for (let seq = 8; seq <= length; seq += 1) await edit(seq, sql`seq = ${seq - 1}`)(trx)
  })
  assert.ok(faults.some(({ seq, what }) => seq === 7 && what === 'broken-link'))
  assert.ok(!faults.some(({ what }) => what === 'gap'))
})

test('two entries that changed places are found', async () => {
  const faults = await faultsAfter(async (trx) => {
    await edit(5, sql`seq = 1000`)(trx)
    await edit(6, sql`seq = 5`)(trx)
    await edit(1000, sql`seq = 6`)(trx)
  })
  assert.ok(faults.some(({ seq }) => seq === 5) && faults.some(({ seq }) => seq === 6))
})

test('an entry of another person’s chain does not fit into this one', async () => {
  const other = t.newId()
  await inTransaction(t.db, async (trx) => ok(await recordEvents(trx, t, [aRecord(other, 0)])))
  const faults = await faultsAfter(async (trx) => {
    await sql`delete from audit_entries where subject_id = ${subjectId} and seq = 1`.execute(trx)
    await sql`update audit_entries set subject_id = ${subjectId} where subject_id = ${other}`.execute(trx)
  })
  assert.ok(faults.some(({ seq, what }) => seq === 1 && what === 'changed'))
})

for (const statement of [
  "update audit_entries set event = 'x'",
  'delete from audit_entries',
  'truncate audit_entries',
  'alter table audit_entries disable trigger all',
]) {
  test(`the application may not: ${statement} (T-22)`, async () => {
    await assert.rejects(t.pool.query(statement), { code: '42501' })
  })
}

test('writers of one chain at once leave no gap and no fork, however they write', async () => {
  const subject = t.newId()
  const single = (index: number) =>
    inTransaction(t.db, async (trx) => ok(await recordEvent(trx, t, aRecord(subject, index) as never)))
  const several = (index: number) =>
    inTransaction(t.db, async (trx) => ok(await recordEvents(trx, t, [aRecord(subject, index), aRecord(subject, 1)])))
  for (let round = 0; round < 8; round += 1) {
    await Promise.all([single(0), several(1), single(2), single(3), several(4)])
  }
  const { rows } = await t.pool.query<{ n: number; last: number }>(
    'select count(*)::int as n, max(seq)::int as last from audit_entries where subject_id = $1',
    [subject],
  )
  assert.deepEqual(rows, [{ n: 56, last: 56 }])
  assert.deepEqual(await verifyChain(t.db, subject), [])
})

test('what was rolled back leaves no number unused', async () => {
  const subject = t.newId()
  const failing = owner.transaction().execute(async (trx) => {
    await recordEvents(trx, t, [aRecord(subject, 0)])
    throw new Undo()
  })
  await assert.rejects(failing, Undo)
  await inTransaction(t.db, async (trx) => ok(await recordEvents(trx, t, [aRecord(subject, 1)])))
  assert.deepEqual(await verifyChain(t.db, subject), [])
})
