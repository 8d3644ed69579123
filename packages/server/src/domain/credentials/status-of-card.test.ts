import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cardStatus, mayStatusChange } from '@sapar/verifier/format'
import { cardLifeCycle, cardStates } from '../cards/life-cycle.ts'
import { logKindOf, statusOfCard } from './status-of-card.ts'

test('every action of a card’s life is a change that its list can make, but for reinstatement (I-08)', () => {
  for (const from of cardStates) {
    for (const [action, step] of Object.entries(cardLifeCycle[from])) {
      const mayChange = mayStatusChange(statusOfCard(from), statusOfCard(step.to))
      assert.equal(mayChange, action !== 'reinstate', `${from} ${action}`)
    }
  }
})

test('only a holder’s own cancellation reads as one', () => {
  const cancelled = cardStates.filter((state) => statusOfCard(state) === cardStatus.cancelled)
  assert.deepEqual(cancelled, ['cancelled'])
})

test('each status has a kind of its own in the log', () => {
  const kinds = Object.values(cardStatus).map(logKindOf)
  assert.deepEqual(kinds.toSorted(), ['cancelled', 'resumed', 'suspended', 'withdrawn'])
})
