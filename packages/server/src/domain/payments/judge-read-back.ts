import { isPossible } from '../life-cycle.ts'
import type { Money } from '#kernel/money.ts'
import type { Id } from '#kernel/ids.ts'
import { paymentLifeCycle, type PaymentAction, type PaymentState } from './payment-life-cycle.ts'
import { refundLifeCycle, type RefundAction, type RefundState } from './refund-life-cycle.ts'

/** What the acquirer answers when it is asked; an event only says that it is time to ask. */
export type PaymentReadBack = Money & {
  readonly reference: string | null
  readonly status: 'pending' | 'paid' | 'failed' | 'expired'
}
export type RefundReadBack = Money & {
  readonly reference: string | null
  readonly status: 'pending' | 'refunded' | 'failed'
}

export type DiffersIn = 'reference' | 'currency' | 'amount'

export type Judgement<Action> =
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'act'; readonly action: Action }
  /** What the acquirer holds is not what we asked for: nothing is posted, and a person looks. */
  | { readonly kind: 'differs'; readonly in: DiffersIn }

type Own<State> = { readonly id: Id; readonly money: Money; readonly state: State }

const paymentActionOf = { pending: 'hand-over', paid: 'pay', failed: 'fail', expired: 'expire' } as const
const refundActionOf = { pending: 'hand-over', refunded: 'complete', failed: 'fail' } as const

/** What follows from what the acquirer says of a payment. A word that leads nowhere from here is old news, not a fault. */
export function judgePayment(own: Own<PaymentState>, said: PaymentReadBack): Judgement<PaymentAction> {
  const differs = differsIn(own, said)
  // A payment that never came to anything may have any amount; what was paid may not.
  if (differs !== undefined && (differs === 'reference' || said.status === 'paid')) {
    return { kind: 'differs', in: differs }
  }
  const action = paymentActionOf[said.status]
  return isPossible(paymentLifeCycle, own.state, action, 'system') ? { kind: 'act', action } : { kind: 'nothing-new' }
}

export function judgeRefund(own: Own<RefundState>, said: RefundReadBack): Judgement<RefundAction> {
  const differs = differsIn(own, said)
  if (differs !== undefined) return { kind: 'differs', in: differs }
  const action = refundActionOf[said.status]
  return isPossible(refundLifeCycle, own.state, action, 'system') ? { kind: 'act', action } : { kind: 'nothing-new' }
}

function differsIn({ id, money }: Own<unknown>, said: Money & { readonly reference: string | null }) {
  if (said.reference !== id) return 'reference'
  if (said.currency !== money.currency) return 'currency'
  return said.amountMinor === money.amountMinor ? undefined : 'amount'
}
