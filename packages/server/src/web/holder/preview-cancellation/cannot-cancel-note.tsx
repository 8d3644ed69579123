import type { CannotCancel } from '#domain/cancellations/cancellable.ts'
import { dayInZone } from '#kernel/calendar-day.ts'
import { LinkButton } from '../../shared/components/form.tsx'
import { formatDay } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Props = { readonly page: HolderPage; readonly cannot: CannotCancel; readonly timeZone: string }

/** Why there is nothing to ask for: told before any form, with the way on. */
export function CannotCancelNote({ page, cannot, timeZone }: Props) {
  const labels = page.t.account.preview.cannot
  if (cannot.code === 'request-already-open') {
    return (
      <>
        <p>{labels.open}</p>
        <p class="act">
          <LinkButton href={`/account/requests/${cannot.requestId}`}>{labels.openLink}</LinkButton>
        </p>
      </>
    )
  }
  const since = formatDay(page.language, dayInZone(cannot.since, timeZone))
  const texts: Readonly<Record<string, (day: string) => string>> = {
    cancelled: labels.cancelled,
    revoked: labels.revoked,
    annulled: labels.annulled,
  }
  return <p>{texts[cannot.state]?.(since)}</p>
}
