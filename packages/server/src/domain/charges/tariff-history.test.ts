import assert from 'node:assert/strict'
import { test } from 'node:test'
import { profileEntries } from '#test/builders/profile.ts'
import { aTariff } from '#test/builders/tariff.ts'
import { tariffHistory } from './tariff-history.ts'

const spans = (...tariffs: readonly ReturnType<typeof aTariff>[]) =>
  tariffHistory([...profileEntries().filter(({ kind }) => kind !== 'tariff'), ...tariffs], 'tourism').map(
    ({ tariff, from, until }) => `${tariff.code} ${tariff.version}: ${from}/${until}`,
  )

test('a version holds until the day before the next one, in whatever order they are loaded', () => {
  const first = aTariff()
  const second = aTariff({ version: 2, effectiveFrom: '2026-03-01' })
  const third = aTariff({ version: 3, effectiveFrom: '2026-05-01' })
  const expected = [
    'card-days 1: 2026-01-01/2026-02-28',
    'card-days 2: 2026-03-01/2026-04-30',
    'card-days 3: 2026-05-01/null',
  ]
  assert.deepEqual(spans(first, second, third), expected)
  assert.deepEqual(spans(third, first, second), expected)
})

test('a version ends with its own last day, when that comes first', () => {
  const ending = aTariff({ effectiveUntil: '2026-02-10' })
  assert.deepEqual(spans(ending), ['card-days 1: 2026-01-01/2026-02-10'])
  assert.deepEqual(
    spans(aTariff({ effectiveUntil: '2026-12-31' }), aTariff({ version: 2, effectiveFrom: '2026-03-01' })),
    ['card-days 1: 2026-01-01/2026-02-28', 'card-days 2: 2026-03-01/null'],
  )
})

test('a version that leaves a type out ends its charge, and other tariffs do not matter', () => {
  const next = aTariff({ version: 2, effectiveFrom: '2026-03-01', cardTypes: ['business'] })
  assert.deepEqual(spans(aTariff(), next), ['card-days 1: 2026-01-01/2026-02-28'])
  assert.deepEqual(spans(aTariff({ code: 'other', cardTypes: ['business'] })), [])
})
