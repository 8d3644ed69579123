import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Card } from './card.ts'
import { canBeCancelled, compareForDisplay, displayState, displayStates } from './display-state.ts'
import { cardStates } from './life-cycle.ts'

const dates = { validFrom: '2026-09-01', validUntil: '2026-09-30' }
const days = ['2026-08-31', '2026-09-01', '2026-09-30', '2026-10-01'] as const

test('every state on the day before, the first, the last and the day after', () => {
  const expected = {
    active: ['not-yet-valid', 'valid', 'valid', 'expired'],
    suspended: ['suspended', 'suspended', 'suspended', 'expired'],
    cancelled: ['cancelled', 'cancelled', 'cancelled', 'cancelled'],
    revoked: ['revoked', 'revoked', 'revoked', 'revoked'],
    annulled: ['annulled', 'annulled', 'annulled', 'annulled'],
    expired: ['expired', 'expired', 'expired', 'expired'],
  }
  for (const state of cardStates) {
    assert.deepEqual(
      days.map((day) => displayState({ state, ...dates }, day)),
      expected[state],
      state,
    )
  }
})

test('a card of one day is valid on that day only', () => {
  const card = { state: 'active', validFrom: '2026-09-01', validUntil: '2026-09-01' } as const
  assert.deepEqual(
    days.map((day) => displayState(card, day)),
    ['not-yet-valid', 'valid', 'expired', 'expired'],
  )
})

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-09-${String(n).padStart(2, '0')}`)
const aCard = fc
  .record({ state: fc.constantFrom(...cardStates), a: day, b: day, cardNumber: fc.stringMatching(/^[A-Z0-9]{9}$/) })
  .map(
    ({ state, a, b, cardNumber }) =>
      ({ state, cardNumber, validFrom: a < b ? a : b, validUntil: a < b ? b : a }) as unknown as Card,
  )

test('no card is called valid unless it is active and the day lies within its dates', () => {
  fc.assert(
    fc.property(aCard, day, (card, today) => {
      const isValid = displayState(card, today) === 'valid'
      assert.equal(isValid, card.state === 'active' && card.validFrom <= today && today <= card.validUntil)
    }),
  )
})

test('sorting puts states in their order whatever the order was', () => {
  fc.assert(
    fc.property(fc.array(aCard), day, (cards, today) => {
      const order = cards
        .toSorted(compareForDisplay(today))
        .map((card) => displayStates.indexOf(displayState(card, today)))
      assert.deepEqual(
        order,
        order.toSorted((a, b) => a - b),
      )
    }),
  )
})

test('of two valid cards the one that lasts longer leads', () => {
  const card = (cardNumber: string, validUntil: string) =>
    ({ cardNumber, state: 'active', validFrom: '2026-01-01', validUntil }) as Card
  const sorted = [card('B', '2026-10-01'), card('A', '2026-10-01'), card('C', '2026-12-01')].toSorted(
    compareForDisplay('2026-09-01'),
  )
  assert.deepEqual(
    sorted.map((one) => one.cardNumber),
    ['C', 'A', 'B'],
  )
})

test('only what the authority ended, and what is cancelled already, cannot be cancelled', () => {
  assert.deepEqual(cardStates.filter(canBeCancelled), ['active', 'suspended', 'expired'])
})
