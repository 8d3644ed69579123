import type { LifeCycle } from '../life-cycle.ts'

export const paymentStates = ['created', 'pending', 'paid', 'failed', 'expired'] as const
export type PaymentState = (typeof paymentStates)[number]

export const paymentActions = ['hand-over', 'pay', 'fail', 'expire'] as const
export type PaymentAction = (typeof paymentActions)[number]

const bySystem = ['system'] as const

/**
 * The life of a payment (product.md, "Life cycles"). Money that arrives after a payment failed or expired is still money:
 * a late success leads to `paid` from everywhere, and nothing leads away from it.
 */
export const paymentLifeCycle: LifeCycle<PaymentState, PaymentAction> = {
  created: {
    'hand-over': { to: 'pending', by: bySystem },
    pay: { to: 'paid', by: bySystem },
    fail: { to: 'failed', by: bySystem },
    expire: { to: 'expired', by: bySystem },
  },
  pending: {
    pay: { to: 'paid', by: bySystem },
    fail: { to: 'failed', by: bySystem },
    expire: { to: 'expired', by: bySystem },
  },
  paid: {},
  failed: {
    pay: { to: 'paid', by: bySystem },
  },
  expired: {
    pay: { to: 'paid', by: bySystem },
  },
}

/** States in which a payment stands in the way of another one for the same subject. */
export const openPaymentStates = ['created', 'pending'] as const satisfies readonly PaymentState[]

export function isOpenPayment(state: PaymentState): boolean {
  return (openPaymentStates as readonly PaymentState[]).includes(state)
}
