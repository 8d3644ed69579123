import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, dictionary, jsonValue, property, string } from 'fast-check'
import { chainStart, entryHash } from './entry-hash.ts'

const entry = {
  subject_id: '0199ffff-ffff-7fff-bfff-fffffffffff0',
  seq: 1,
  event: 'request-refused',
  actor_kind: 'staff',
  actor_id: '0199ffff-ffff-7fff-bfff-fffffffffff1',
  actor_role: 'officer',
  card_id: null,
  request_id: null,
  details: { reference: 'C-1', ground: 'x' },
  at: new Date('2026-09-01T04:00:00Z'),
  previous_hash: chainStart,
} as const

const hex = (changes: Partial<Record<keyof typeof entry, unknown>> = {}) =>
  entryHash({ ...entry, ...changes } as never).toString('hex')

test('the hash of a known entry never changes: what was written years ago must still verify', () => {
  // computed apart from this code: SHA-256 over 32 zero bytes and the fields as compact JSON
  assert.equal(hex(), '62eecb004a146402a778fe35df48e860d6d5c9d7da774430fdb1d2cc6f627b59')
})

test('the order in which the database gives the details back does not matter', () => {
  assert.equal(hex({ details: { ground: 'x', reference: 'C-1' } }), hex())
})

test('every field counts', () => {
  const changes = {
    subject_id: entry.actor_id,
    seq: 2,
    event: 'request-approved',
    actor_kind: 'holder',
    actor_id: entry.subject_id,
    actor_role: 'supervisor',
    card_id: entry.subject_id,
    request_id: entry.subject_id,
    details: { reference: 'C-2', ground: 'x' },
    at: new Date('2026-09-01T04:00:00.001Z'),
    previous_hash: Buffer.alloc(32, 1),
  }
  const hashes = Object.entries(changes).map(([field, value]) => hex({ [field]: value }))
  assert.equal(new Set([hex(), ...hashes]).size, Object.keys(changes).length + 1)
})

test('an id that moved from one field to the next makes another entry', () => {
  assert.notEqual(hex({ card_id: entry.subject_id }), hex({ request_id: entry.subject_id }))
})

test('different details have different hashes', () => {
  check(
    property(dictionary(string(), jsonValue()), dictionary(string(), jsonValue()), (one, other) => {
      const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
      assert.equal(hex({ details: one }) === hex({ details: other }), isSame)
    }),
  )
})

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([name, inner]) => [name, sorted(inner)] as const)
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
}
