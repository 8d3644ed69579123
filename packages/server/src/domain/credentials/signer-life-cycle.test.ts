import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transition } from '../life-cycle.ts'
import { signerActions, signerLifeCycle, signerStates } from './signer-life-cycle.ts'

const possible: Readonly<Record<string, string>> = {
  'announced activate': 'active',
  'announced distrust': 'distrusted',
  'active retire': 'retired',
  'active distrust': 'distrusted',
  'retired distrust': 'distrusted',
}

for (const state of signerStates) {
  for (const action of signerActions) {
    const to = possible[`${state} ${action}`]
    test(`a signer that is ${state}: ${action} ${to === undefined ? 'is not possible' : `makes it ${to}`} (F13)`, () => {
      const step = transition(signerLifeCycle, state, action, 'operator')
      assert.equal(step.ok ? step.value.to : undefined, to)
    })
  }
}

test('time alone never takes trust away: only an operator does', () => {
  for (const state of signerStates) assert.ok(!transition(signerLifeCycle, state, 'distrust', 'system').ok)
})
