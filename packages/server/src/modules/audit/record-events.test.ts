import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ok } from '#kernel/result.ts'
import type { Id } from '#kernel/ids.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { recordEvent, recordEvents, verifyChain, type AnyAuditRecord } from './index.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())

const imported = (subjectId: Id, registerRef: string): AnyAuditRecord => ({
  subjectId,
  event: 'holder-imported',
  actor: { kind: 'operator' },
  details: { registerRef },
})

const write = (records: readonly AnyAuditRecord[]) =>
  inTransaction(t.db, async (trx) => ok(await recordEvents(trx, t, records)))

const entriesOf = (subjectId: Id) =>
  t.db
    .selectFrom('audit_entries')
    .select(['seq', 'details'])
    .where('subject_id', '=', subjectId)
    .orderBy('seq')
    .execute()

test('entries of many subjects, mixed, make whole chains in the order given', async () => {
  const [one, other] = [t.newId(), t.newId()]
  await write([imported(one, 'a'), imported(other, 'b'), imported(one, 'c'), imported(one, 'd')])
  assert.deepEqual(await entriesOf(one), [
    { seq: 1, details: { registerRef: 'a' } },
    { seq: 2, details: { registerRef: 'c' } },
    { seq: 3, details: { registerRef: 'd' } },
  ])
  for (const subject of [one, other]) assert.deepEqual(await verifyChain(t.db, subject), [])
})

test('a chain that is there already goes on, whichever way an entry was written', async () => {
  const subject = t.newId()
  const single = () =>
    inTransaction(t.db, async (trx) =>
      ok(
        await recordEvent(trx, t, {
          subjectId: subject,
          event: 'holder-imported',
          actor: { kind: 'operator' },
          details: { registerRef: 'x' },
        }),
      ),
    )
  await single()
  await write([imported(subject, 'a'), imported(subject, 'b')])
  await single()
  assert.deepEqual(
    (await entriesOf(subject)).map(({ seq }) => seq),
    [1, 2, 3, 4],
  )
  assert.deepEqual(await verifyChain(t.db, subject), [])
})

test('writers of one chain at once are put in a row', async () => {
  const subject = t.newId()
  await Promise.all(Array.from({ length: 6 }, (_, i) => write([imported(subject, `${i}`), imported(subject, `${i}+`)])))
  assert.equal((await entriesOf(subject)).length, 12)
  assert.deepEqual(await verifyChain(t.db, subject), [])
})

test('nothing to record writes nothing', async () => {
  await write([])
})
