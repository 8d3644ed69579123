import { parseAmount } from '#domain/money/parse-amount.ts'
import { paymentNumber } from '#domain/payments/payment-number.ts'
import { staffRefundReasons, type Payment, type Refund } from '#domain/payments/payment.ts'
import { refundableMinor } from '#domain/payments/refundable.ts'
import { findHolderOf, findPayment, listRefunds, requestRefund } from '#modules/payments'
import { isId } from '#kernel/ids.ts'
import { moneyText } from '#locales/money.ts'
import { Radios, TextField, type FormErrors } from '../../shared/components/form.tsx'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { commandIdOf, staffOf, type OfficePage } from '../shared/office-page.ts'
import { formatShortInstant } from '../shared/format.ts'
import { faultErrors } from './fault-errors.ts'
import { MatterPage } from './matter-page.tsx'
import { countsFor } from './matters.tsx'
import { paymentsPath } from './paths.ts'
import { SettledPaymentPage } from './settled-payment-page.tsx'

type Found = { readonly payment: Payment; readonly refunds: readonly Refund[] }

/** One payment by its number, without a word about whose it is: giving money back needs no more. */
export async function showPayment(page: OfficePage, errors: FormErrors = {}): Promise<Response> {
  const found = await paymentOf(page)
  if (!found) return notFoundPage(page)
  const { office } = page.t.payments
  const facts = await factsOf(page, found)
  const left = refundableMinor(found.payment, found.refunds)
  const counts = await countsFor(page)
  const common = { page, counts, facts, title: office.paymentTitle }
  if (left === 0) return page.html(<SettledPaymentPage {...common} />)
  const most = moneyText({ amountMinor: left, currency: found.payment.money.currency }, page.language)
  const reasons = staffRefundReasons.map((value) => ({ value, label: office.reasons[value] }))
  return page.html(
    <MatterPage {...common} errors={errors} button={office.order}>
      <h2>{office.giveBack}</h2>
      <TextField
        page={page}
        name="amount"
        label={office.refundAmount}
        hint={office.leftHint(most)}
        error={errors['amount']}
        width="short"
      />
      <Radios page={page} name="reason" label={office.reason} choices={reasons} error={errors['reason']} />
    </MatterPage>,
    Object.keys(errors).length === 0 ? 200 : 400,
  )
}

export async function orderRefund(page: OfficePage): Promise<Response> {
  const found = await paymentOf(page)
  if (!found) return notFoundPage(page)
  const { holderId, id: paymentId, money } = found.payment
  const { faults } = page.t.payments.office
  const amount = parseAmount(page.field('amount'), money.currency)
  if (!amount.ok) return showPayment(page, { amount: faults['refund-amount-not-valid'] })
  const reason = staffRefundReasons.find((one) => one === page.field('reason'))
  if (!reason) return showPayment(page, { reason: faults.reason })
  const ordered = await requestRefund(page.deps.payments, {
    commandId: commandIdOf(page),
    staff: staffOf(page),
    holderId,
    paymentId,
    amountMinor: amount.value,
    reason,
    comment: page.field('comment'),
  })
  if (ordered.ok) return page.redirect(`${paymentsPath}?told=ordered`)
  return showPayment(page, faultErrors(page, ordered.refusal.code))
}

async function paymentOf(page: OfficePage): Promise<Found | undefined> {
  const { db } = page.deps
  const paymentId = page.param('paymentId')
  const holderId = isId(paymentId) ? await findHolderOf(db, 'payment', paymentId) : undefined
  const payment = holderId === undefined ? undefined : await findPayment(db, [holderId], paymentId)
  return payment && { payment, refunds: await listRefunds(db, [payment.holderId], payment.id) }
}

async function factsOf(page: OfficePage, { payment, refunds }: Found) {
  const texts = page.t.payments
  const { timeZone } = (await page.deps.reference.today()).calendar
  const sent = refunds.map(({ money, state }) => `${moneyText(money, page.language)}: ${texts.refunds.states[state]}`)
  return [
    { term: texts.amount, value: moneyText(payment.money, page.language) },
    { term: texts.office.kind, value: texts.states[payment.state] },
    { term: texts.begunAt, value: formatShortInstant(page.language, payment.createdAt, timeZone) },
    { term: texts.number, value: paymentNumber(payment.id) },
    { term: texts.office.bankReference, value: <span class="num">{payment.id}</span> },
    ...sent.map((value) => ({ term: texts.refunds.title, value })),
  ]
}
