import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Id } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import {
  listAccesses,
  listCaseHistory,
  listSecurityEvents,
  listTimeline,
  recordEvents,
  type AnyAuditRecord,
} from './index.ts'

let t: TestDatabase
let holderId: Id
let otherId: Id
let requestId: Id
before(async () => {
  t = await testDatabase()
  holderId = t.newId()
  otherId = t.newId()
  requestId = t.newId()
  for (const records of [story(holderId, requestId), story(otherId, t.newId())]) {
    for (const record of records) {
      t.clock.advance({ minutes: 1 })
      await inTransaction(t.db, async (trx) => ok(await recordEvents(trx, t, [record])))
    }
  }
})
after(() => t.close())

function story(subjectId: Id, request: Id): AnyAuditRecord[] {
  const about = { subjectId, requestId: request }
  const staff = { kind: 'staff', id: t.newId(), role: 'officer' } as const
  const holder = { kind: 'holder', id: t.newId() } as const
  const reference = 'C-1'
  const submitted = {
    reference,
    effect: 'now',
    reason: 'journey-ended',
    dueOn: '2026-09-08',
    receiptNumber: 'R-1',
    chargeMinor: 0,
    currency: 'KZT',
  }
  return [
    { ...about, event: 'request-drafted', actor: holder, details: { cardNumber: 'K7M4Q2X9C' } },
    { ...about, event: 'request-submitted', actor: holder, details: submitted },
    { ...about, event: 'case-opened', actor: staff, details: { reference, reason: 'complaint', reasonText: 'asked' } },
    { ...about, event: 'case-note-added', actor: staff, details: { reference } },
    { ...about, event: 'request-refused', actor: staff, details: { reference, ground: 'identity-not-proved' } },
    { subjectId, event: 'signed-in', actor: holder, details: { method: 'passkey', device: 'Firefox' } },
  ]
}

const names = (entries: readonly { readonly event: string }[]) => entries.map(({ event }) => event)

test('the holder’s timeline shows what concerns the request, oldest first, and no notes', async () => {
  assert.deepEqual(names(await listTimeline(t.db, holderId, requestId)), ['request-submitted', 'request-refused'])
})

test('staff see the whole history of the case', async () => {
  assert.deepEqual(names(await listCaseHistory(t.db, holderId, requestId)), [
    'request-drafted',
    'request-submitted',
    'case-opened',
    'case-note-added',
    'request-refused',
  ])
})

test('who looked: with reason and time, newest first, and no more than asked for', async () => {
  const [seen, ...more] = await listAccesses(t.db, [holderId], 10)
  assert.deepEqual(more, [])
  assert.equal(seen?.details['reason'], 'complaint')
  assert.equal(seen?.actor_role, 'officer')
  const both = await listAccesses(t.db, [holderId, otherId], 10)
  assert.deepEqual(
    both.map(({ subject_id: subject }) => subject),
    [otherId, holderId],
  )
  assert.equal((await listAccesses(t.db, [holderId, otherId], 1)).length, 1)
})

test('the account’s own events are apart from those of the request', async () => {
  assert.deepEqual(names(await listSecurityEvents(t.db, holderId, 10)), ['signed-in'])
})

test('another person’s chain is asked for by its own id, or not at all', async () => {
  assert.deepEqual(await listTimeline(t.db, otherId, requestId), [])
  assert.deepEqual(await listCaseHistory(t.db, otherId, requestId), [])
  assert.deepEqual(await listAccesses(t.db, [], 10), [])
})
