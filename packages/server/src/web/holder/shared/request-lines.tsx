import type { RequestState } from '#domain/cancellations/life-cycle.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import type { HolderPage } from './holder-layout.tsx'
import { RequestStateTag } from './states.tsx'

export type RequestLine = {
  readonly id: Id
  readonly state: RequestState
  readonly cardNumber: string
  /** null for a draft. */
  readonly reference: string | null
  /** Submission; of a draft its beginning. */
  readonly day: CalendarDay
}

export function RequestLines({ page, lines }: { readonly page: HolderPage; readonly lines: readonly RequestLine[] }) {
  const labels = page.t.account.requests
  return (
    <ul class="list">
      {lines.map((line) => (
        <li>
          <div class="row">
            <a href={`/account/requests/${line.id}`}>{labels.line(formatCardNumber(line.cardNumber))}</a>
            <RequestStateTag page={page} state={line.state} />
          </div>
          <span class="quiet-text">
            {line.reference && <span class="num">{line.reference} · </span>}
            {(line.state === 'draft' ? labels.begun : labels.asked)(formatDay(page.language, line.day))}
          </span>
        </li>
      ))}
    </ul>
  )
}
