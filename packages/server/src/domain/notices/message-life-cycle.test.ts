import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transition, type Actor } from '../life-cycle.ts'
import {
  messageActions,
  messageLifeCycle,
  messageStates,
  type MessageAction,
  type MessageState,
} from './message-life-cycle.ts'

// Written out by hand: every state × every action, so that a change of the table must be made twice.
const expected: Record<MessageState, Record<MessageAction, MessageState | 'none'>> = {
  queued: { retry: 'queued', 'hand-over': 'handed-over', deliver: 'none', fail: 'failed' },
  'handed-over': { retry: 'none', 'hand-over': 'none', deliver: 'delivered', fail: 'failed' },
  delivered: { retry: 'none', 'hand-over': 'none', deliver: 'none', fail: 'none' },
  failed: { retry: 'none', 'hand-over': 'none', deliver: 'none', fail: 'none' },
}

for (const state of messageStates) {
  for (const action of messageActions) {
    test(`${state}: ${action} leads to ${expected[state][action]}`, () => {
      const found = transition(messageLifeCycle, state, action, 'system')
      if (found.ok) assert.equal(found.value.to, expected[state][action])
      else {
        assert.equal(expected[state][action], 'none')
        assert.equal(found.refusal.code, 'action-not-allowed-in-state')
      }
    })
  }
}

test('only the system moves messages', () => {
  const others: Actor[] = ['holder', 'officer', 'operator']
  for (const state of messageStates) {
    for (const action of messageActions) {
      for (const actor of others)
        assert.ok(!transition(messageLifeCycle, state, action, actor).ok, `${actor} ${action}`)
    }
  }
})
