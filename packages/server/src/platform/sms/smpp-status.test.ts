import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isThrottle, toSmsFailure } from './smpp-status.ts'

const CASES: readonly [status: number, outcome: string, code: string][] = [
  [0x58, 'temporary-failure', 'throttled'],
  [0x14, 'temporary-failure', 'queue-full'],
  [0x08, 'temporary-failure', 'smpp-0x08'],
  [0x04, 'temporary-failure', 'smpp-0x04'],
  [0x45, 'temporary-failure', 'smpp-0x45'],
  [0xff, 'temporary-failure', 'smpp-0xff'],
  [0x0401, 'temporary-failure', 'smpp-0x401'],
  [0x01, 'permanent-failure', 'smpp-0x01'],
  [0x0a, 'permanent-failure', 'smpp-0x0a'],
  [0x0b, 'permanent-failure', 'smpp-0x0b'],
  [0x65, 'permanent-failure', 'smpp-0x65'],
  [0x0104, 'permanent-failure', 'smpp-0x104'],
]

for (const [status, outcome, code] of CASES) {
  test(`status 0x${status.toString(16)} is a ${outcome}`, () => {
    assert.deepEqual(toSmsFailure(status), { outcome, code })
  })
}

test('only "throttled" and "queue full" ask for a pause', () => {
  const throttles = Array.from({ length: 0x500 }, (_, status) => status).filter(isThrottle)
  assert.deepEqual(throttles, [0x14, 0x58])
})
