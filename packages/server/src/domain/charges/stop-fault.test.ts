import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stopFault } from './stop-fault.ts'

const card = { issuedOn: '2026-09-01' }

test('a stop may lie on the day of the issue or later, by the clock of the authority', () => {
  for (const instant of ['2026-08-31T19:00:00Z', '2026-09-01T10:00:00Z', '2027-01-01T00:00:00Z']) {
    assert.equal(stopFault(card, new Date(instant), 'Asia/Almaty'), undefined, instant)
  }
})

test('a stop before the issue names both days', () => {
  assert.deepEqual(stopFault(card, new Date('2026-08-31T18:59:59.999Z'), 'Asia/Almaty'), {
    code: 'stop-before-issue',
    issuedOn: '2026-09-01',
    stoppedOn: '2026-08-31',
  })
})

test('the same instant may be a day too early in another zone (I-18)', () => {
  const instant = new Date('2026-09-01T01:00:00Z')
  assert.equal(stopFault(card, instant, 'Asia/Almaty'), undefined)
  assert.equal(stopFault(card, instant, 'America/St_Johns')?.stoppedOn, '2026-08-31')
})
