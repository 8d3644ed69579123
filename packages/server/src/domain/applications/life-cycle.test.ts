import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { transition, type Actor } from '../life-cycle.ts'
import {
  applicationActions,
  applicationLifeCycle,
  applicationStates,
  guardedStates,
  isOpenApplication,
  type ApplicationAction,
  type ApplicationState,
} from './life-cycle.ts'

// Written a second time and in another form, so that a slip of the hand in the table shows: state, action, actors, next.
const written = `
draft submit holder submitted
submitted start-payment holder awaiting-payment
submitted pay system under-review
submitted begin-review system under-review
submitted withdraw holder withdrawn
submitted lapse system lapsed
awaiting-payment give-up-payment system submitted
awaiting-payment pay system under-review
awaiting-payment withdraw holder withdrawn
under-review withdraw holder withdrawn
under-review assign officer under-review
under-review release officer,system under-review
under-review return officer returned
under-review propose officer under-review
under-review grant officer granted
under-review refuse officer refused
returned withdraw holder withdrawn
returned resubmit holder under-review
returned lapse system lapsed`
  .trim()
  .split('\n')
  .map((line) => {
    const [state, action, actors = '', to] = line.split(' ')
    return { state, action, actors: actors.split(','), to }
  })

const actors: readonly Actor[] = ['holder', 'officer', 'system', 'operator']

function expected(state: ApplicationState, action: ApplicationAction, actor: Actor): string {
  const row = written.find((line) => line.state === state && line.action === action)
  if (!row) return 'action-not-allowed-in-state'
  return row.actors.includes(actor) ? (row.to ?? '') : 'action-not-allowed-for-actor'
}

test('every state, action and actor answers as written down a second time (9 × 14 × 4)', () => {
  let asked = 0
  for (const state of applicationStates) {
    for (const action of applicationActions) {
      for (const actor of actors) {
        const step = transition(applicationLifeCycle, state, action, actor)
        const answer = step.ok ? step.value.to : step.refusal.code
        assert.equal(answer, expected(state, action, actor), `${state} ${action} ${actor}`)
        asked += 1
      }
    }
  }
  assert.equal(asked, 504)
})

test('what an action obliges to stands in the table', () => {
  const needs = (state: ApplicationState, action: ApplicationAction) => applicationLifeCycle[state][action]?.needs
  assert.deepEqual(needs('submitted', 'pay'), ['fee-paid'])
  assert.deepEqual(needs('awaiting-payment', 'pay'), ['fee-paid'])
  assert.deepEqual(needs('submitted', 'begin-review'), ['nothing-due'])
  assert.deepEqual(needs('under-review', 'refuse'), ['ground'])
  assert.deepEqual(needs('under-review', 'return'), ['papers', 'returns-left'])
  assert.deepEqual(needs('under-review', 'grant'), ['second-officer'])
})

function walkOn(state: ApplicationState, action: ApplicationAction, actor: Actor) {
  return transition(applicationLifeCycle, state, action, actor)
}

const anyWalk = fc.array(
  fc.record({ action: fc.constantFrom(...applicationActions), actor: fc.constantFrom(...actors) }),
  { maxLength: 40 },
)

test('no walk through the table reaches a card without payment, or without finding that none is due', () => {
  fc.assert(
    fc.property(anyWalk, (walk) => {
      let state: ApplicationState = 'draft'
      const taken: ApplicationAction[] = []
      for (const { action, actor } of walk) {
        const step: ReturnType<typeof walkOn> = walkOn(state, action, actor)
        if (!step.ok) continue
        state = step.value.to
        taken.push(action)
      }
      if (state === 'granted') assert.ok(taken.includes('pay') || taken.includes('begin-review'))
      if (taken.includes('pay')) assert.equal(taken[0], 'submit')
    }),
    { numRuns: 2_000 },
  )
})

test('an application is open from its first answer until it is decided, taken back or lapsed', () => {
  assert.deepEqual(applicationStates.filter(isOpenApplication), ['draft', ...guardedStates])
  for (const state of applicationStates) {
    assert.equal(Object.keys(applicationLifeCycle[state]).length > 0, isOpenApplication(state), state)
  }
})
