import type { Payment, Refund } from './payment.ts'

/** How much of a payment may still go back: what was paid, less every refund that has not failed. Minor units. */
export function refundableMinor(
  payment: Pick<Payment, 'state' | 'money'>,
  refunds: readonly Pick<Refund, 'state' | 'money'>[],
): number {
  if (payment.state !== 'paid') return 0
  const gone = refunds.filter(({ state }) => state !== 'failed').map(({ money }) => money.amountMinor)
  return payment.money.amountMinor - gone.reduce((sum, amount) => sum + amount, 0)
}
