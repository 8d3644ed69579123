import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardStates, type CardState } from './life-cycle.ts'
import { registerAnswer, type VerificationAnswer } from './verification-answer.ts'

const validFrom = '2026-09-01'
const validUntil = '2026-11-30'
const answer = (state: CardState, today: string) => registerAnswer({ state, validFrom, validUntil }, today)

const within: Readonly<Record<CardState, VerificationAnswer>> = {
  active: 'valid',
  suspended: 'suspended',
  cancelled: 'cancelled-by-holder',
  revoked: 'withdrawn-by-authority',
  annulled: 'withdrawn-by-authority',
  expired: 'expired',
}

test('within its days a card is what the register says, on the first and on the last one too', () => {
  for (const state of cardStates) {
    for (const day of [validFrom, '2026-10-15', validUntil]) assert.equal(answer(state, day), within[state], state)
  }
})

test('before the first day only an active card is merely not yet valid', () => {
  for (const state of cardStates) {
    assert.equal(answer(state, '2026-08-31'), state === 'active' ? 'not-yet-valid' : within[state], state)
  }
})

test('after its last day every card is expired, whatever became of it: the order of the verifier (I-03)', () => {
  for (const state of cardStates) assert.equal(answer(state, '2026-12-01'), 'expired', state)
})
