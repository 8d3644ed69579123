import type { LifeCycle } from '../life-cycle.ts'

export const refundStates = ['requested', 'pending', 'refunded', 'failed'] as const
export type RefundState = (typeof refundStates)[number]

export const refundActions = ['hand-over', 'complete', 'fail'] as const
export type RefundAction = (typeof refundActions)[number]

const bySystem = ['system'] as const

/**
 * The life of a refund. A bank may send it back days after it had succeeded (standards.md §9), so `refunded` is not the
 * end; after `failed` the money is the holder's again, and whoever tries once more makes another refund.
 */
export const refundLifeCycle: LifeCycle<RefundState, RefundAction> = {
  requested: {
    'hand-over': { to: 'pending', by: bySystem },
    complete: { to: 'refunded', by: bySystem },
    fail: { to: 'failed', by: bySystem },
  },
  pending: {
    complete: { to: 'refunded', by: bySystem },
    fail: { to: 'failed', by: bySystem },
  },
  refunded: {
    fail: { to: 'failed', by: bySystem },
  },
  failed: {},
}
