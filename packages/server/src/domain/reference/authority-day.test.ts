import assert from 'node:assert/strict'
import { test } from 'node:test'
import { profileEntries } from '#test/builders/profile.ts'
import { authorityDay } from './authority-day.ts'

test('the day changes at midnight in the zone of the calendar (I-18)', () => {
  assert.equal(authorityDay(profileEntries(), new Date('2026-09-01T18:59:59.999Z')), '2026-09-01')
  assert.equal(authorityDay(profileEntries(), new Date('2026-09-01T19:00:00Z')), '2026-09-02')
})

test('without a calendar it is the day in UTC', () => {
  const entries = profileEntries().filter(({ kind }) => kind !== 'calendar')
  assert.equal(authorityDay(entries, new Date('2026-09-01T23:59:59Z')), '2026-09-01')
  assert.equal(authorityDay([], new Date('2026-09-02T00:00:00Z')), '2026-09-02')
})
