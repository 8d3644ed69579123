import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPossible, transition, type Actor } from '../life-cycle.ts'
import {
  isOpen,
  openRequestStates,
  requestActions,
  requestLifeCycle,
  requestStates,
  type RequestState,
} from './life-cycle.ts'

const actors: readonly Actor[] = ['holder', 'officer', 'system', 'operator']

/** Everything that may happen, written down a second time and independently: all else must be refused. */
const allowed: readonly string[] = [
  'draft submit holder → submitted',
  'submitted recall holder → recalled',
  'submitted withdraw holder → withdrawn',
  'submitted assign officer → under-review',
  'under-review withdraw holder → withdrawn',
  'under-review assign officer → under-review',
  'under-review release officer → under-review',
  'under-review release system → under-review',
  'under-review return officer → returned',
  'under-review approve officer → approved',
  'under-review refuse officer → refused',
  'returned withdraw holder → withdrawn',
  'returned resubmit holder → under-review',
  'returned lapse system → lapsed',
  'approved complete officer → completed',
  'approved complete system → completed',
]

test('every state, action and actor: what is allowed is exactly the list', () => {
  const found: string[] = []
  for (const state of requestStates) {
    for (const action of requestActions) {
      for (const actor of actors) {
        const result = transition(requestLifeCycle, state, action, actor)
        if (result.ok) found.push(`${state} ${action} ${actor} → ${result.value.to}`)
      }
    }
  }
  assert.deepEqual(found.toSorted(), [...allowed].toSorted())
})

test('a refusal says whether the state or the person is in the way', () => {
  for (const state of requestStates) {
    for (const action of requestActions) {
      const possibleForSomebody = actors.some((actor) => isPossible(requestLifeCycle, state, action, actor))
      for (const actor of actors) {
        const result = transition(requestLifeCycle, state, action, actor)
        if (result.ok) continue
        const code = possibleForSomebody ? 'action-not-allowed-for-actor' : 'action-not-allowed-in-state'
        assert.deepEqual(result.refusal, { code, state, action })
      }
    }
  }
})

const obligations: Readonly<Record<string, readonly string[]>> = {
  'submitted recall': ['recall-time-left'],
  'under-review return': ['papers', 'returns-left'],
  'under-review refuse': ['ground'],
  'returned lapse': ['due-date-passed'],
  'approved complete': ['effect-day-reached'],
}

test('obligations stand where the product says, and nowhere else', () => {
  for (const state of requestStates) {
    for (const action of requestActions) {
      const needs = requestLifeCycle[state][action]?.needs ?? []
      assert.deepEqual(needs, obligations[`${state} ${action}`] ?? [])
    }
  }
})

test('open states are those that can still be left, and a terminal one is not open', () => {
  const left = requestStates.filter((state) => Object.keys(requestLifeCycle[state]).length > 0)
  assert.deepEqual([...openRequestStates], left)
  for (const state of requestStates) assert.equal(isOpen(state), left.includes(state))
})

test('every state but the draft is reached from the draft', () => {
  const reached = new Set<RequestState>(['draft'])
  for (const state of reached) {
    for (const next of Object.values(requestLifeCycle[state])) reached.add(next.to)
  }
  assert.deepEqual([...reached].toSorted(), [...requestStates].toSorted())
})
