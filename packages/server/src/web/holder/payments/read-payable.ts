import type { Payment } from '#domain/payments/payment.ts'
import { isOpenPayment } from '#domain/payments/payment-life-cycle.ts'
import { listBalances } from '#modules/charges'
import { listPayments } from '#modules/payments'
import type { Id } from '#kernel/ids.ts'
import type { Money } from '#kernel/money.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** What can be paid for one card now: a payment that was begun, or an amount. */
export type Payable = { readonly owed: Money | undefined; readonly open: Payment | undefined }

/** By card, for every card of the account about which there is something to say. Empty where nothing is paid online. */
export async function readPayable(page: HolderPage): Promise<ReadonlyMap<Id, Payable>> {
  const { db, payments } = page.deps
  if (!payments.acquirer) return new Map()
  const { holderIds } = page.session
  const open = (await listPayments(db, holderIds)).filter(({ state }) => isOpenPayment(state))
  const payable = new Map<Id, Payable>(open.map((payment) => [payment.subjectId, { owed: undefined, open: payment }]))
  for (const { cardId, owedMinor, currency } of await listBalances(db, holderIds)) {
    if (owedMinor > 0)
      payable.set(cardId, { owed: { amountMinor: owedMinor, currency }, open: payable.get(cardId)?.open })
  }
  return payable
}
