import { fullName } from '#domain/cards/holder.ts'
import type { Payment, Refund } from '#domain/payments/payment.ts'
import { findCard, findHolder } from '#modules/cards'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Trx } from '#platform/db/database.ts'
import { paymentPage, type PaymentDeps } from './deps.ts'

/** Tells the holder that the money has come. The change is the payment itself, so that it is told once (I-13). */
export async function tellReceived(trx: Trx, deps: PaymentDeps, payment: Payment): Promise<void> {
  const { common, order } = await letterAbout(trx, payment)
  const paidOn = await dayOf(deps, payment.paidAt ?? deps.clock.now())
  const params = { ...common, amount: payment.money, paidOn }
  await deps.queueNotice(trx, { ...order, changeId: payment.id, template: 'payment-received', params })
}

export async function tellRefunded(trx: Trx, deps: PaymentDeps, payment: Payment, refund: Refund): Promise<void> {
  const { common, order } = await letterAbout(trx, payment)
  const refundedOn = await dayOf(deps, refund.refundedAt ?? deps.clock.now())
  const params = { ...common, amount: refund.money, refundedOn }
  await deps.queueNotice(trx, { ...order, changeId: refund.id, template: 'payment-refunded', params })
}

/** The address comes from the record, never from who pays (T-09). */
async function letterAbout(trx: Trx, { holderId, subjectId, id, language }: Payment) {
  const holder = await findHolder(trx, holderId)
  const card = await findCard(trx, [holderId], subjectId)
  if (!holder || !card) throw new Error('a payment without its holder or card')
  const recipient = holder.email === null ? {} : { email: holder.email }
  return {
    common: { holderName: fullName(holder), cardNumber: card.cardNumber, page: paymentPage(id) },
    order: { subjectId: holderId, language, recipient, cardId: card.id },
  }
}

async function dayOf({ reference }: PaymentDeps, at: Date) {
  return dayInZone(at, (await reference.today()).calendar.timeZone)
}
