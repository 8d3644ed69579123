import type { Payment } from '#domain/payments/payment.ts'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { moneyText } from '#locales/money.ts'
import { BackLink } from '../../shared/components/parts.tsx'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'
import { paymentPath } from './paths.ts'
import { PaymentTag } from './payment-tag.tsx'

type Props = {
  readonly page: HolderPage
  readonly payments: readonly Payment[]
  readonly cardNumbers: ReadonlyMap<Id, string>
  readonly timeZone: string
}

/** Every payment of the account, newest first. */
export function PaymentsPage({ page, payments, cardNumbers, timeZone }: Props) {
  const texts = page.t.payments
  return (
    <HolderLayout page={page} title={texts.title} tab="charges">
      <BackLink href="/account/charges">{texts.backToCharges}</BackLink>
      <h1>{texts.title}</h1>
      <p class="lead">{payments.length === 0 ? texts.none : texts.lead}</p>
      {payments.length > 0 && (
        <ul class="list">
          {payments.map(({ id, money, state, subjectId, createdAt }) => (
            <li>
              <div class="row">
                <a href={paymentPath(id)}>{moneyText(money, page.language)}</a>
                <PaymentTag page={page} state={state} />
              </div>
              <span class="quiet-text">
                {texts.line(formatCardNumber(cardNumbers.get(subjectId) ?? ''))} ·{' '}
                {texts.begun(formatDay(page.language, dayInZone(createdAt, timeZone)))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </HolderLayout>
  )
}
