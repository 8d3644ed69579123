import type { Payment } from '#domain/payments/payment.ts'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { moneyText } from '#locales/money.ts'
import { BackLink } from '../../shared/components/parts.tsx'
import { formatDay } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import type { PaidFor } from './paid-for.ts'
import { paymentPath } from './paths.ts'
import { PaymentTag } from './payment-tag.tsx'

type Props = {
  readonly page: HolderPage
  readonly payments: readonly Payment[]
  readonly paidFor: ReadonlyMap<Id, PaidFor>
  readonly timeZone: string
}

/** Every payment of the account, newest first. */
export function PaymentsPage({ page, payments, paidFor, timeZone }: Props) {
  const texts = page.t.payments
  return (
    <HolderLayout page={page} title={texts.title} tab="charges">
      <BackLink href="/account/charges">{texts.backToCharges}</BackLink>
      <h1>{texts.title}</h1>
      <p class="lead">{payments.length === 0 ? texts.none : texts.lead}</p>
      {payments.length > 0 && (
        <ul class="list">
          {payments.map(({ id, money, state, purpose, subjectId, createdAt }) => (
            <li>
              <div class="row">
                <a href={paymentPath(id)}>{moneyText(money, page.language)}</a>
                <PaymentTag page={page} state={state} />
              </div>
              <span class="quiet-text">
                {texts.lines[purpose](paidFor.get(subjectId)?.name ?? '')} ·{' '}
                {texts.begun(formatDay(page.language, dayInZone(createdAt, timeZone)))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </HolderLayout>
  )
}
