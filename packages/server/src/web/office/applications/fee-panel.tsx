import { moneyText } from '#locales/money.ts'
import { Facts } from '../../shared/components/parts.tsx'
import { formatShortInstant } from '../shared/format.ts'
import type { ApplicationPageData } from './application-page-data.ts'

/** What was due when the application was sent, and what becomes of it. */
export function FeePanel({ page, view, book }: ApplicationPageData) {
  const { fee: texts } = page.t.officeApplications
  const { fee, paidAt } = view.application
  const paid = paidAt ? formatShortInstant(page.language, paidAt, book.calendar.timeZone) : texts.notPaid
  return (
    <section class="panel" aria-labelledby="fee">
      <h2 id="fee">{texts.title}</h2>
      {fee === null ? (
        <p class="quiet-text">{texts.none}</p>
      ) : (
        <Facts
          facts={[
            { term: texts.amount, value: moneyText(fee, page.language) },
            { term: texts.paid, value: paid },
            { term: texts.ifRefused, value: fee.isRefundedOnRefusal ? texts.goesBack : texts.isKept },
          ]}
        />
      )}
    </section>
  )
}
