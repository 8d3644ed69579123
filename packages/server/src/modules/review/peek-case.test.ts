import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findRequestKey } from '#modules/cancellations'
import { aRequest } from '#test/builders/request.ts'
import { eventsOf } from '#test/support/cancellation-kit.ts'
import { aStaff, claimed, reviewKit, type ReviewKit } from '#test/support/review-kit.ts'
import { countCases } from './count-cases.ts'
import { peekCase } from './peek-case.ts'

let t: ReviewKit
before(async () => {
  t = await reviewKit()
})
after(() => t.close())

test('a peek tells who has the case and until when, and leaves no trace', async () => {
  const [officer, colleague] = [aStaff(t), aStaff(t)]
  const request = await claimed(t, officer, await aRequest(t, { dueOn: '2026-09-08' }))
  const trace = await eventsOf(t, request.id)
  const key = { holderId: request.holderId, requestId: request.id }
  const peek = await peekCase(t, { ...key, staff: colleague })
  assert.ok(peek.ok)
  assert.deepEqual(peek.value, {
    kind: 'cancellation',
    requestId: request.id,
    reference: request.reference,
    state: 'under-review',
    dueOn: '2026-09-08',
    heldBy: officer.id,
    heldUntil: new Date('2026-09-01T04:15:00Z'),
  })
  assert.deepEqual(await eventsOf(t, request.id), trace)
  t.clock.advance({ minutes: 15 })
  const later = await peekCase(t, { ...key, staff: colleague })
  assert.deepEqual(later.ok && [later.value.heldBy, later.value.heldUntil], [undefined, undefined], 'the lease is over')
})

test('a draft, a stranger’s key and a role without cases get no peek', async () => {
  const draft = await aRequest(t, { state: 'draft' })
  const other = await aRequest(t)
  const staff = aStaff(t)
  const refusalOf = async (question: Parameters<typeof peekCase>[1]) => {
    const peek = await peekCase(t, question)
    return peek.ok ? undefined : peek.refusal.code
  }
  assert.equal(await refusalOf({ holderId: draft.holderId, requestId: draft.id, staff }), 'case-not-found')
  assert.equal(await refusalOf({ holderId: draft.holderId, requestId: other.id, staff }), 'case-not-found')
  const administrator = aStaff(t, 'administrator')
  const key = { holderId: other.holderId, requestId: other.id }
  assert.equal(await refusalOf({ ...key, staff: administrator }), 'role-not-allowed')
})

test('a request is found by its id alone, and an unknown id finds nothing', async () => {
  const { id, holderId } = await aRequest(t)
  assert.deepEqual(await findRequestKey(t.db, id), { holderId, requestId: id })
  assert.equal(await findRequestKey(t.db, t.newId()), undefined)
})

test('the counts are one’s own, and an administrator has none', async () => {
  await t.ownerPool.query('truncate case_assignments, cancellation_requests cascade')
  const officer = aStaff(t)
  await claimed(t, officer, await aRequest(t, { dueOn: '2026-08-28' }))
  await aRequest(t)
  await aRequest(t, { state: 'returned' })
  const counted = await countCases(t, officer)
  assert.deepEqual(counted, { ok: true, value: { mine: 1, unassigned: 1, second: 0, late: 1, all: 3 } })
  const auditors = await countCases(t, aStaff(t, 'auditor'))
  assert.equal(auditors.ok && auditors.value.mine, 0)
  assert.deepEqual(await countCases(t, aStaff(t, 'administrator')), {
    ok: false,
    refusal: { code: 'role-not-allowed' },
  })
})
