import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgePayment, judgeRefund, type PaymentReadBack } from './judge-read-back.ts'
import { paymentStates, type PaymentState } from './payment-life-cycle.ts'
import { refundStates, type RefundState } from './refund-life-cycle.ts'
import { refundableMinor } from './refundable.ts'

const money = { amountMinor: 875_000, currency: 'KZT' }
const own = <S>(state: S) => ({ id: 'p-1', money, state })
const said = (status: PaymentReadBack['status'], lie: object = {}) => ({ reference: 'p-1', status, ...money, ...lie })

const expected: Readonly<Record<PaymentState, Readonly<Record<PaymentReadBack['status'], string>>>> = {
  created: { pending: 'hand-over', paid: 'pay', failed: 'fail', expired: 'expire' },
  pending: { pending: '', paid: 'pay', failed: 'fail', expired: 'expire' },
  paid: { pending: '', paid: '', failed: '', expired: '' },
  failed: { pending: '', paid: 'pay', failed: '', expired: '' },
  expired: { pending: '', paid: 'pay', failed: '', expired: '' },
}

for (const state of paymentStates) {
  for (const status of ['pending', 'paid', 'failed', 'expired'] as const) {
    const action = expected[state][status]
    test(`${state}, and the acquirer says ${status}: ${action || 'nothing new'}`, () => {
      const judged = judgePayment(own(state), said(status))
      assert.equal(judged.kind === 'act' ? judged.action : judged.kind, action || 'nothing-new')
    })
  }
}

for (const state of refundStates) {
  for (const status of ['pending', 'refunded', 'failed'] as const) {
    test(`a refund that is ${state}, and the acquirer says ${status}`, () => {
      const action = { pending: 'hand-over', refunded: 'complete', failed: 'fail' }[status]
      const leads: Readonly<Record<RefundState, readonly string[]>> = {
        requested: ['hand-over', 'complete', 'fail'],
        pending: ['complete', 'fail'],
        refunded: ['fail'],
        failed: [],
      }
      const judged = judgeRefund(own(state), { reference: 'p-1', status, ...money })
      assert.equal(judged.kind === 'act' ? judged.action : '', leads[state].includes(action) ? action : '')
    })
  }
}

const lies = [
  ['amount', { amountMinor: 874_999 }],
  ['amount', { amountMinor: 875_001 }],
  ['currency', { currency: 'USD' }],
  ['reference', { reference: 'p-2' }],
  ['reference', { reference: null }],
] as const
for (const [field, lie] of lies) {
  test(`paid with ${JSON.stringify(lie)} is not our payment, in whatever state it is`, () => {
    for (const state of paymentStates) {
      assert.deepEqual(judgePayment(own(state), said('paid', lie)), { kind: 'differs', in: field })
    }
    assert.deepEqual(judgeRefund(own('pending'), { ...said('paid', lie), status: 'refunded' }), {
      kind: 'differs',
      in: field,
    })
  })
}

test('what can still go back: what was paid, less every refund that has not failed', () => {
  const refund = (state: RefundState, amountMinor: number) => ({ state, money: { amountMinor, currency: 'KZT' } })
  assert.equal(refundableMinor(own('paid'), []), 875_000)
  const refunds = [refund('requested', 1), refund('pending', 10), refund('refunded', 100), refund('failed', 1000)]
  assert.equal(refundableMinor(own('paid'), refunds), 874_889)
  for (const state of paymentStates.filter((one) => one !== 'paid')) assert.equal(refundableMinor(own(state), []), 0)
})
