import { isOpenPayment } from '#domain/payments/payment-life-cycle.ts'
import { paymentNumber } from '#domain/payments/payment-number.ts'
import type { Payment, Refund } from '#domain/payments/payment.ts'
import { moneyText } from '#locales/money.ts'
import { LinkButton } from '../../shared/components/form.tsx'
import { BackLink, Facts, Note } from '../../shared/components/parts.tsx'
import { formatInstant } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { PayCharge } from './pay-charge.tsx'
import type { PaidFor } from './paid-for.ts'
import { paymentPath, paymentsPath } from './paths.ts'
import { PaymentTag } from './payment-tag.tsx'
import type { Payable } from './read-payable.ts'

type Props = {
  readonly page: HolderPage
  readonly payment: Payment
  readonly refunds: readonly Refund[]
  readonly paidFor: PaidFor
  readonly timeZone: string
  /** False when the bank could not be asked, so that what is shown is what we knew before. */
  readonly isFresh: boolean
  readonly payable: Payable | undefined
}

/** How one payment stands, as the bank says at this moment, and what comes next. */
export function PaymentPage(props: Props) {
  const { page, payment, isFresh } = props
  const { payments } = page.t
  const { state } = payment
  const amount = moneyText(payment.money, page.language)
  return (
    <HolderLayout page={page} title={payments.purposes[payment.purpose]} tab="charges">
      <div class="narrow">
        <BackLink href="/account/charges">{payments.backToCharges}</BackLink>
        <div class="row">
          <h1>{amount}</h1>
          <PaymentTag page={page} state={state} />
        </div>
        <p class="lead" role="status">
          {payments.about[state]}
        </p>
        {state === 'expired' && <p>{payments.paidAnyway}</p>}
        {!isFresh && (
          <Note kind="warn">
            <p>{payments.bankAway}</p>
          </Note>
        )}
        <NextStep {...props} />
        <PaymentFacts {...props} />
        <Refunds {...props} />
        <p>
          <a href={paymentsPath}>{payments.all}</a>
        </p>
      </div>
    </HolderLayout>
  )
}

function NextStep({ page, payment, paidFor, payable }: Props) {
  const { payments } = page.t
  const { state, hostedPage } = payment
  if (isOpenPayment(state)) {
    return (
      <p class="act">
        {hostedPage !== null && <LinkButton href={hostedPage}>{payments.toBank}</LinkButton>}
        <LinkButton href={paymentPath(payment.id)} kind="quiet">
          {payments.lookAgain}
        </LinkButton>
      </p>
    )
  }
  if (payment.purpose === 'fee') {
    return (
      <p class="act">
        {/* which knows whether to say that it was sent or to offer another payment */}
        <LinkButton href={`${paidFor.href}/submitted`}>{payments.toApplication}</LinkButton>
      </p>
    )
  }
  return state === 'paid' ? <></> : <PayCharge page={page} cardId={payment.subjectId} payable={payable} />
}

function PaymentFacts({ page, payment, paidFor, timeZone }: Props) {
  const { payments } = page.t
  const at = (instant: Date) => formatInstant(page.language, instant, timeZone)
  const { paidAt, state, createdAt, expiresAt } = payment
  const facts = [
    {
      term: payment.purpose === 'fee' ? payments.application : payments.card,
      value: <a href={paidFor.href}>{paidFor.name}</a>,
    },
    { term: payments.begunAt, value: at(createdAt) },
    ...(isOpenPayment(state) ? [{ term: payments.payUntil, value: at(expiresAt) }] : []),
    ...(paidAt ? [{ term: payments.paidAt, value: at(paidAt) }] : []),
    { term: payments.number, value: <span class="num">{paymentNumber(payment.id)}</span> },
  ]
  return <Facts facts={facts} />
}

function Refunds({ page, refunds }: Props) {
  const { refunds: texts } = page.t.payments
  if (refunds.length === 0) return <></>
  return (
    <section aria-labelledby="refunds">
      <h2 id="refunds">{texts.title}</h2>
      <ul class="list">
        {refunds.map(({ money, state }) => (
          <li>
            <span class="num">{moneyText(money, page.language)}</span> · {texts.states[state]}
          </li>
        ))}
      </ul>
    </section>
  )
}
