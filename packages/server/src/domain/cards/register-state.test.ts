import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardLifeCycle, cardStates, type CardState } from './life-cycle.ts'
import { registerState, stateChange } from './register-state.ts'

test('a card that the register calls active or suspended after its last day is expired', () => {
  for (const state of cardStates) {
    const lapses = state === 'active' || state === 'suspended'
    assert.equal(registerState(state, '2026-08-31', '2026-09-01'), lapses ? 'expired' : state)
    assert.equal(registerState(state, '2026-09-01', '2026-09-01'), state)
  }
})

test('every state of ours against every state of the register', () => {
  const moves: Partial<Record<CardState, readonly CardState[]>> = {
    active: cardStates,
    suspended: cardStates,
    expired: ['cancelled'],
  }
  for (const ours of cardStates) {
    for (const registers of cardStates) {
      const expected = ours === registers ? 'same' : moves[ours]?.includes(registers) ? 'move' : 'keep'
      assert.equal(stateChange(ours, registers), expected, `${ours} ${registers}`)
    }
  }
})

test('an import never goes where the life cycle has no way at all', () => {
  for (const ours of cardStates) {
    for (const registers of cardStates) {
      if (stateChange(ours, registers) !== 'move') continue
      const ways = Object.values(cardLifeCycle[ours]).map((transition) => transition.to)
      assert.ok(ways.includes(registers), `${ours} ${registers}`)
    }
  }
})
