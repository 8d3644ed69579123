import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transition, type Actor } from '../life-cycle.ts'
import { changeActions, changeLifeCycle, changeStates } from './life-cycle.ts'

// Written a second time: state, action, who, next.
const written = [
  'submitted assign officer under-review',
  'submitted withdraw holder withdrawn',
  'under-review assign officer under-review',
  'under-review release officer,system under-review',
  'under-review withdraw holder withdrawn',
  'under-review approve officer approved',
  'under-review refuse officer refused',
].map((line) => line.split(' '))

const actors: readonly Actor[] = ['holder', 'officer', 'system', 'operator']

test('every state, action and actor answers as written down a second time (5 × 5 × 4)', () => {
  let asked = 0
  for (const state of changeStates) {
    for (const action of changeActions) {
      const row = written.find(([from, does]) => from === state && does === action)
      for (const actor of actors) {
        const step = transition(changeLifeCycle, state, action, actor)
        const isAllowed = row?.[2]?.split(',').includes(actor) === true
        assert.equal(
          step.ok ? step.value.to : undefined,
          isAllowed ? row?.[3] : undefined,
          `${state} ${action} ${actor}`,
        )
        asked += 1
      }
    }
  }
  assert.equal(asked, 100)
  assert.deepEqual(changeLifeCycle['under-review'].refuse?.needs, ['ground'])
})
