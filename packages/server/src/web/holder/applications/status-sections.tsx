import { dayInZone } from '#kernel/calendar-day.ts'
import { moneyText } from '#locales/money.ts'
import type { Refund } from '#domain/payments/payment.ts'
import { unreachable } from '#kernel/result.ts'
import { LinkButton } from '../../shared/components/form.tsx'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import { PaperLinks } from '../documents/paper-links.tsx'
import { paymentPath } from '../payments/paths.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { ApplicationView } from './status-view.ts'

type Props = { readonly page: HolderPage; readonly view: ApplicationView }

/** The card that came of the application, with its papers as soon as they are signed. */
export function CardSection({ page, view: { card, cardPapers } }: Props) {
  if (!card) return <></>
  const labels = page.t.applications.card
  const day = (value: string) => formatDay(page.language, value)
  return (
    <section class="panel" aria-labelledby="card">
      <h2 id="card">{labels.title}</h2>
      <p>{labels.text(formatCardNumber(card.cardNumber), day(card.validFrom), day(card.validUntil))}</p>
      <p class="act">
        <LinkButton href={`/account/cards/${card.id}`}>{labels.link}</LinkButton>
      </p>
      {cardPapers.length === 0 && <p class="quiet-text">{labels.coming}</p>}
      {cardPapers.map((paper) => (
        <PaperLinks page={page} paper={paper} />
      ))}
    </section>
  )
}

/** What becomes of a fee that was paid, once the application came to nothing. */
export function FeeSection({ page, view }: Props) {
  const { application, refund } = view
  const labels = page.t.applications.fee
  const text = refund ? refundText(page, view, refund) : keptText(page, view)
  if (text === undefined) return <></>
  return (
    <section class="panel" aria-labelledby="fee">
      <h2 id="fee">{labels.title}</h2>
      <p>{text}</p>
      {application.paymentId !== null && (
        <p>
          <a href={paymentPath(application.paymentId)}>{labels.payment}</a>
        </p>
      )}
    </section>
  )
}

function refundText(page: HolderPage, { book }: ApplicationView, { state, money, refundedAt }: Refund): string {
  const labels = page.t.applications.fee
  const amount = moneyText(money, page.language)
  switch (state) {
    case 'requested':
      return labels.ordered(amount)
    case 'pending':
      return labels.onTheWay(amount)
    case 'refunded': {
      const on = refundedAt && formatDay(page.language, dayInZone(refundedAt, book.calendar.timeZone))
      return labels.refunded(amount, on ?? '')
    }
    case 'failed':
      return labels.failed(amount)
    default:
      return unreachable(state)
  }
}

/** A fee that goes back has an order to show; one that was paid and stays needs words. */
function keptText(page: HolderPage, { application }: ApplicationView): string | undefined {
  const { state, fee, paidAt } = application
  const isKept =
    state === 'withdrawn' || state === 'lapsed' || (state === 'refused' && fee?.isRefundedOnRefusal === false)
  return isKept && paidAt !== null ? page.t.applications.fee.kept : undefined
}
