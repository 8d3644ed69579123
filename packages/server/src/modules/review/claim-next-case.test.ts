import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { aRequest } from '#test/builders/request.ts'
import { aStaff, claimed, reviewKit, type ReviewKit } from '#test/support/review-kit.ts'
import { claimNextCase, type Staff } from './index.ts'

let t: ReviewKit
beforeEach(async () => {
  t = await reviewKit()
})

const next = (staff: Staff, commandId = t.newId()) => claimNextCase(t, { commandId, staff })
const referenceOf = async (staff: Staff) => {
  const claim = await next(staff)
  return claim.ok ? claim.value.reference : claim.refusal.code
}

test('the oldest promise comes first, of one day what was sent first; then the queue is empty', async (context) => {
  context.after(() => t.close())
  const at = (time: string) => new Date(`2026-08-31T${time}:00Z`)
  const later = await aRequest(t, { dueOn: '2026-09-09' })
  const second = await aRequest(t, { dueOn: '2026-09-08', submittedAt: at('10:00') })
  const first = await aRequest(t, { dueOn: '2026-09-08', submittedAt: at('09:00') })
  const late = await aRequest(t, { dueOn: '2026-08-28', state: 'under-review' })
  await aRequest(t, { dueOn: '2026-08-01', state: 'returned' })
  await aRequest(t, { state: 'draft' })
  const aida = aStaff(t)
  const order: string[] = []
  for (let turn = 0; turn < 5; turn += 1) order.push(await referenceOf(aida))
  assert.deepEqual(order, [...[late, first, second, later].map(({ reference }) => reference), 'queue-empty'])
})

test('what a colleague works on is passed over until the lease ends', async (context) => {
  context.after(() => t.close())
  const [aida, bolat] = [aStaff(t), aStaff(t)]
  const taken = await claimed(t, aida, await aRequest(t, { dueOn: '2026-09-01' }))
  const free = await aRequest(t, { dueOn: '2026-09-20' })
  assert.equal(await referenceOf(bolat), free.reference)
  assert.equal(await referenceOf(bolat), 'queue-empty')
  t.clock.advance({ minutes: 15 })
  assert.equal(await referenceOf(bolat), taken.reference)
})

test('the same command again gives the same case, also when both come at once', async (context) => {
  context.after(() => t.close())
  await Promise.all(Array.from({ length: 4 }, () => aRequest(t)))
  const aida = aStaff(t)
  const commandId = t.newId()
  const [one, two] = await Promise.all([next(aida, commandId), next(aida, commandId)])
  assert.ok(one.ok)
  assert.deepEqual(two, one)
  assert.deepEqual(await next(aida, commandId), one)
})

test('thirty officers and twenty cases: every case goes to one of them', async (context) => {
  context.after(() => t.close())
  const cases: CancellationRequest[] = []
  for (let made = 0; made < 20; made += 1) cases.push(await aRequest(t))
  const results = await Promise.all(Array.from({ length: 30 }, () => next(aStaff(t))))
  const given = results.flatMap((result) => (result.ok ? [result.value.reference] : []))
  assert.equal(new Set(given).size, given.length, 'no case was given twice')
  // Whoever met only locked rows was told that the queue is empty; asking again serves the rest.
  let rest = await referenceOf(aStaff(t))
  while (rest !== 'queue-empty') {
    given.push(rest)
    rest = await referenceOf(aStaff(t))
  }
  assert.deepEqual(new Set(given), new Set(cases.map(({ reference }) => reference)))
  assert.equal(given.length, cases.length)
})

test('more cases in hand than fit into one look do not hide the free one', async (context) => {
  context.after(() => t.close())
  const aida = aStaff(t)
  for (let made = 0; made < 22; made += 1) await claimed(t, aida, await aRequest(t, { dueOn: '2026-09-01' }))
  const free = await aRequest(t, { dueOn: '2026-09-20' })
  assert.equal(await referenceOf(aStaff(t)), free.reference)
})

test('who may not work on cases gets none', async (context) => {
  context.after(() => t.close())
  await aRequest(t)
  for (const role of ['auditor', 'administrator'] as const)
    assert.equal(await referenceOf(aStaff(t, role)), 'role-not-allowed')
})
