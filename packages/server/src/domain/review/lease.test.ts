import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holderOfLease, isLive, leaseEnd, type Lease } from './lease.ts'

const now = new Date('2026-09-01T04:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const lease = (wishes: Partial<Lease> = {}): Lease => ({
  staffId: 'aida',
  until: minutes(15),
  isReleased: false,
  ...wishes,
})

test('a lease ends by itself, on the instant', () => {
  assert.deepEqual(leaseEnd(now, 15), minutes(15))
  assert.ok(isLive(lease(), now, 15))
  assert.ok(isLive(lease(), new Date(minutes(15).getTime() - 1), 15))
  assert.ok(!isLive(lease(), minutes(15), 15))
})

test('a case that was given back is free at once', () => {
  assert.ok(!isLive(lease({ isReleased: true }), now, 15))
})

test('a lease from a clock that ran ahead does not lock the case (F9)', () => {
  assert.ok(!isLive(lease({ until: minutes(400 * 24 * 60) }), now, 15))
})

test('nobody holds a case without a live lease', () => {
  assert.equal(holderOfLease(undefined, now, 15), undefined)
  assert.equal(holderOfLease(lease(), minutes(20), 15), undefined)
  assert.equal(holderOfLease(lease(), now, 15), 'aida')
})
