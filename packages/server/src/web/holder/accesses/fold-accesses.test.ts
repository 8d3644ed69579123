import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AuditEntry } from '#modules/audit'
import { foldAccesses } from './fold-accesses.ts'

const start = Date.parse('2026-09-01T08:00:00Z')

function look(minute: number, changes: Partial<AuditEntry> = {}): AuditEntry {
  const entry = {
    actor_id: 'aigul',
    request_id: 'one',
    event: 'case-opened',
    details: { reason: 'assigned' },
    ...changes,
  }
  return { ...entry, at: new Date(start + minute * 60_000) } as AuditEntry
}

/** Newest first, as the audit lists them. */
const fold = (...entries: readonly AuditEntry[]) =>
  foldAccesses(entries.toSorted((one, other) => other.at.getTime() - one.at.getTime())).map(
    ({ at }) => (at.getTime() - start) / 60_000,
  )

test('what one person did in one go is one line, with the time of the first look', () => {
  assert.deepEqual(fold(look(0), look(1), look(2), look(25), look(50)), [0])
})

test('a look after a pause is a line of its own', () => {
  assert.deepEqual(fold(look(0), look(31)), [31, 0])
})

test('another person, case, reason or kind of look is never folded away', () => {
  const others: readonly Partial<AuditEntry>[] = [
    { actor_id: 'daniyar' },
    { request_id: 'two' },
    { event: 'evidence-viewed' },
    { details: { reason: 'complaint' } },
  ]
  for (const changes of others) assert.deepEqual(fold(look(0), look(1, changes), look(2)), [1, 0])
})
