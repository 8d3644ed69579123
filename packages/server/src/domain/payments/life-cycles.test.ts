import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPossible } from '../life-cycle.ts'
import { isOpenPayment, paymentActions, paymentLifeCycle, paymentStates } from './payment-life-cycle.ts'
import { refundActions, refundLifeCycle, refundStates } from './refund-life-cycle.ts'

const paymentPaths: Readonly<Record<string, readonly string[]>> = {
  created: ['hand-over', 'pay', 'fail', 'expire'],
  pending: ['pay', 'fail', 'expire'],
  paid: [],
  failed: ['pay'],
  expired: ['pay'],
}
const refundPaths: Readonly<Record<string, readonly string[]>> = {
  requested: ['hand-over', 'complete', 'fail'],
  pending: ['complete', 'fail'],
  refunded: ['fail'],
  failed: [],
}

for (const state of paymentStates) {
  for (const action of paymentActions) {
    const may = paymentPaths[state]?.includes(action) ?? false
    test(`a payment that is ${state}: ${action} is ${may ? 'possible' : 'not'}`, () => {
      assert.equal(isPossible(paymentLifeCycle, state, action, 'system'), may)
      for (const actor of ['holder', 'officer', 'operator'] as const) {
        assert.ok(!isPossible(paymentLifeCycle, state, action, actor), 'nobody but the acquirer’s word moves a payment')
      }
    })
  }
}

for (const state of refundStates) {
  for (const action of refundActions) {
    const may = refundPaths[state]?.includes(action) ?? false
    test(`a refund that is ${state}: ${action} is ${may ? 'possible' : 'not'}`, () => {
      assert.equal(isPossible(refundLifeCycle, state, action, 'system'), may)
    })
  }
}

test('a late success leads to paid from everywhere, and nothing leads away from it', () => {
  for (const state of paymentStates.filter((one) => one !== 'paid'))
    assert.equal(paymentLifeCycle[state].pay?.to, 'paid')
  assert.deepEqual(paymentLifeCycle.paid, {})
  assert.deepEqual(paymentStates.filter(isOpenPayment), ['created', 'pending'])
})
