import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transition, type Actor } from '../life-cycle.ts'
import { cardActions, cardLifeCycle, cardStates, type CardAction, type CardState } from './life-cycle.ts'

const actors: readonly Actor[] = ['holder', 'officer', 'system', 'operator']

/** Written out from product.md, "Life cycles", not from the table: state, action, where it leads, who may. */
const allowed: readonly (readonly [CardState, CardAction, CardState, readonly Actor[]])[] = [
  ['active', 'suspend', 'suspended', ['officer']],
  ['active', 'cancel', 'cancelled', ['officer', 'system']],
  ['active', 'revoke', 'revoked', ['officer']],
  ['active', 'annul', 'annulled', ['officer']],
  ['active', 'expire', 'expired', ['system']],
  ['suspended', 'resume', 'active', ['officer']],
  ['suspended', 'cancel', 'cancelled', ['officer', 'system']],
  ['suspended', 'revoke', 'revoked', ['officer']],
  ['suspended', 'annul', 'annulled', ['officer']],
  ['suspended', 'expire', 'expired', ['system']],
  ['cancelled', 'reinstate', 'active', ['officer']],
  ['expired', 'cancel', 'cancelled', ['officer', 'system']],
]

for (const state of cardStates) {
  for (const action of cardActions) {
    const row = allowed.find(([from, what]) => from === state && what === action)
    test(`${state}: ${action} ${row ? `leads to ${row[2]}` : 'is not possible'}`, () => {
      for (const actor of actors) {
        const answer = transition(cardLifeCycle, state, action, actor)
        if (row?.[3].includes(actor)) {
          assert.ok(answer.ok, actor)
          assert.equal(answer.value.to, row[2])
        } else {
          const code = row ? 'action-not-allowed-for-actor' : 'action-not-allowed-in-state'
          assert.deepEqual(answer, { ok: false, refusal: { code, state, action } }, actor)
        }
      }
    })
  }
}

test('what the authority does on its own has a ground', () => {
  for (const state of cardStates) {
    for (const action of ['suspend', 'revoke', 'annul', 'reinstate'] as const) {
      const answer = transition(cardLifeCycle, state, action, 'officer')
      if (answer.ok) assert.ok(answer.value.needs?.includes('ground'), `${state} ${action}`)
    }
  }
})

test('undoing a cancellation takes a second officer', () => {
  const answer = transition(cardLifeCycle, 'cancelled', 'reinstate', 'officer')
  assert.ok(answer.ok)
  assert.deepEqual(answer.value.needs, ['ground', 'second-officer'])
})

test('revoked and annulled are never left; cancelled only by reinstate', () => {
  const exits = (state: CardState) =>
    cardActions.filter((action) => actors.some((actor) => transition(cardLifeCycle, state, action, actor).ok))
  assert.deepEqual(exits('revoked'), [])
  assert.deepEqual(exits('annulled'), [])
  assert.deepEqual(exits('cancelled'), ['reinstate'])
})
