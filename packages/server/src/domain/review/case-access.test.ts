import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseAccess, type AccessFacts } from './case-access.ts'

const now = new Date('2026-09-01T04:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const lease = { staffId: 'aida', until: later(10), isReleased: false }
const opening = { reason: 'complaint', text: 'a letter', openedAt: later(-5), openUntil: later(25) } as const
const access = (wishes: Partial<AccessFacts>) =>
  caseAccess({ staffId: 'aida', lease: undefined, opening: undefined, now, leaseMinutes: 15, ...wishes })

test('who works on the case needs no reason', () => {
  assert.deepEqual(access({ lease, opening }), { reason: 'assigned', text: null })
})

test('everybody else needs one that still holds', () => {
  assert.deepEqual(access({ lease, opening, staffId: 'bolat' }), { reason: 'complaint', text: 'a letter' })
  assert.deepEqual(access({ opening }), { reason: 'complaint', text: 'a letter' })
  assert.equal(access({ opening, now: later(25) }), undefined)
  assert.equal(access({ lease, staffId: 'bolat' }), undefined)
  assert.equal(access({}), undefined)
})

test('a lease that ended or was given back opens nothing', () => {
  assert.equal(access({ lease, now: later(10) }), undefined)
  assert.equal(access({ lease: { ...lease, isReleased: true } }), undefined)
})
