import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { requestStates, type RequestState } from '#domain/cancellations/life-cycle.ts'
import { findRequest } from '#modules/cancellations'
import { aRequest } from '#test/builders/request.ts'
import { eventsOf, toldOf } from '#test/support/cancellation-kit.ts'
import { aStaff, claimed, nameOf, reviewKit, staffCommand, type ReviewKit } from '#test/support/review-kit.ts'
import { claimCase, releaseCase, renewLease } from './index.ts'

let t: ReviewKit
const start = new Date('2026-09-01T04:00:00Z')
before(async () => {
  t = await reviewKit()
})
beforeEach(() => t.clock.set(start))
after(() => t.close())

const claim = (staff: ReturnType<typeof aStaff>, request: { holderId: string; id: string }) =>
  claimCase(t, staffCommand(t, staff, request))
const quarter = '2026-09-01T04:15:00.000Z'

test('a claim puts the case under review for a quarter of an hour, and the holder can see it', async () => {
  const request = await aRequest(t)
  const command = staffCommand(t, aStaff(t), request)
  const result = await claimCase(t, command)
  const { holderId, id: requestId, reference } = request
  assert.deepEqual(result, {
    ok: true,
    value: { holderId, requestId, kind: 'cancellation', reference, leaseUntil: quarter },
  })
  assert.equal((await findRequest(t.db, [holderId], requestId))?.state, 'under-review')
  assert.deepEqual(await eventsOf(t, requestId), ['request-assigned'])
  assert.deepEqual(await toldOf(t, requestId), [], 'nobody is written to because somebody reads')
  assert.deepEqual(await claimCase(t, command), result)
  assert.deepEqual(await eventsOf(t, requestId), ['request-assigned'])
})

test('a case in a colleague’s hands is taken; after the lease it is free', async () => {
  const [aida, bolat] = [aStaff(t), aStaff(t)]
  const request = await claimed(t, aida, await aRequest(t))
  assert.deepEqual(await claim(bolat, request), {
    ok: false,
    refusal: { code: 'case-taken', by: aida.id, until: new Date(quarter) },
  })
  t.clock.advance({ minutes: 15 })
  assert.ok((await claim(bolat, request)).ok)
  assert.deepEqual(await eventsOf(t, request.id), ['request-assigned', 'request-assigned'])
})

test('one’s own case claimed again only keeps it longer', async () => {
  const aida = aStaff(t)
  const request = await claimed(t, aida, await aRequest(t))
  t.clock.advance({ minutes: 10 })
  const again = await claim(aida, request)
  assert.equal(again.ok && again.value.leaseUntil, '2026-09-01T04:25:00.000Z')
  assert.deepEqual(await eventsOf(t, request.id), ['request-assigned'])
})

test('a supervisor may work on cases; an auditor and an administrator may not', async () => {
  const request = await aRequest(t)
  for (const role of ['auditor', 'administrator'] as const) {
    assert.deepEqual(await claim(aStaff(t, role), request), { ok: false, refusal: { code: 'role-not-allowed' } })
  }
  assert.ok((await claim(aStaff(t, 'supervisor'), request)).ok)
})

const claimable: readonly RequestState[] = ['submitted', 'under-review']
for (const state of requestStates.filter((name) => !claimable.includes(name))) {
  test(`a request that is ${state} is not claimed`, async () => {
    const refused = await claim(aStaff(t), await aRequest(t, { state }))
    const refusal =
      state === 'draft' ? { code: 'case-not-found' } : { code: 'action-not-allowed-in-state', state, action: 'assign' }
    assert.deepEqual(refused, { ok: false, refusal })
  })
}

test('a case that does not exist is not found', async () => {
  const request = await aRequest(t)
  const notFound = { ok: false, refusal: { code: 'case-not-found' } }
  assert.deepEqual(await claim(aStaff(t), { ...request, id: t.newId() }), notFound)
  assert.deepEqual(await claim(aStaff(t), { ...request, holderId: t.newId() }), notFound)
})

test('twenty officers claim one case at the same instant: one has it', async () => {
  const request = await aRequest(t)
  const results = await Promise.all(Array.from({ length: 20 }, () => claim(aStaff(t), request)))
  assert.equal(results.filter(({ ok }) => ok).length, 1)
  assert.deepEqual(await eventsOf(t, request.id), ['request-assigned'])
})

test('a case given back is free at once', async () => {
  const [aida, bolat] = [aStaff(t), aStaff(t)]
  const request = await claimed(t, aida, await aRequest(t))
  const command = staffCommand(t, aida, request)
  const released = await releaseCase(t, command)
  assert.deepEqual(released, { ok: true, value: { requestId: request.id } })
  assert.deepEqual(await releaseCase(t, command), released)
  assert.equal((await findRequest(t.db, [request.holderId], request.id))?.state, 'under-review')
  assert.deepEqual(await eventsOf(t, request.id), ['request-assigned', 'request-released'])
  assert.ok((await claim(bolat, request)).ok)
})

test('only who has the case gives it back or keeps it', async () => {
  const [aida, bolat] = [aStaff(t), aStaff(t)]
  const request = await claimed(t, aida, await aRequest(t))
  const refusal = { code: 'lease-not-yours', by: nameOf(aida.id), until: new Date(quarter) }
  assert.deepEqual(await releaseCase(t, staffCommand(t, bolat, request)), { ok: false, refusal })
  assert.deepEqual(await renewLease(t, staffCommand(t, bolat, request)), { ok: false, refusal })
  const free = await aRequest(t, { state: 'under-review' })
  assert.deepEqual(await releaseCase(t, staffCommand(t, aida, free)), {
    ok: false,
    refusal: { code: 'lease-not-yours', by: null, until: null },
  })
})

test('a lease is kept, also after it ran out, but not when a colleague has taken the case', async () => {
  const [aida, bolat] = [aStaff(t), aStaff(t)]
  const request = await claimed(t, aida, await aRequest(t))
  t.clock.advance({ minutes: 20 })
  const renewed = await renewLease(t, staffCommand(t, aida, request))
  assert.deepEqual(renewed, { ok: true, value: { leaseUntil: '2026-09-01T04:35:00.000Z' } })
  t.clock.advance({ minutes: 20 })
  assert.ok((await claim(bolat, request)).ok)
  const lost = await renewLease(t, staffCommand(t, aida, request))
  assert.equal(lost.ok ? '' : lost.refusal.code, 'lease-not-yours')
})

test('a case given back is not kept by a late renewal', async () => {
  const aida = aStaff(t)
  const request = await claimed(t, aida, await aRequest(t))
  assert.ok((await releaseCase(t, staffCommand(t, aida, request))).ok)
  const late = await renewLease(t, staffCommand(t, aida, request))
  assert.equal(late.ok ? '' : late.refusal.code, 'lease-not-yours')
})

test('a lease from a clock that ran ahead locks nobody out (F9)', async () => {
  const request = await aRequest(t)
  t.clock.advance({ days: 400 })
  await claimed(t, aStaff(t), request)
  t.clock.set(start)
  assert.ok((await claim(aStaff(t), request)).ok)
})
