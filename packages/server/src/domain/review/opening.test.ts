import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOpening, openingFault, openingReasons, openUntil } from './opening.ts'

test('each coded reason will do, but "other" needs words', () => {
  for (const reason of openingReasons) {
    assert.deepEqual(openingFault(reason, null), reason === 'other' ? { code: 'opening-text-missing' } : undefined)
    assert.equal(openingFault(reason, 'the holder rang'), undefined)
  }
  assert.deepEqual(openingFault('other', ' \n'), { code: 'opening-text-missing' })
})

test('an unknown reason and a text beyond bounds are refused', () => {
  assert.deepEqual(openingFault('curiosity', 'x'), { code: 'opening-reason-unknown' })
  assert.equal(openingFault('other', 'х'.repeat(500)), undefined)
  assert.deepEqual(openingFault('other', 'х'.repeat(501)), { code: 'opening-text-too-long', max: 500 })
})

test('an opening holds for half an hour', () => {
  const openedAt = new Date('2026-09-01T04:00:00Z')
  const opening = { openedAt, openUntil: openUntil(openedAt) }
  assert.equal(opening.openUntil.toISOString(), '2026-09-01T04:30:00.000Z')
  assert.ok(isOpening(opening, openedAt))
  assert.ok(!isOpening(opening, opening.openUntil))
  assert.ok(!isOpening(opening, new Date('2026-09-01T03:59:59Z')), 'a clock that stepped back')
})
