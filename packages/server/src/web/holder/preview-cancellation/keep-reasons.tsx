import type { ReasonToKeep } from '#domain/cancellations/reasons-to-keep.ts'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** When not to cancel, or not yet. A person who keeps the card after reading this is a success. */
export function KeepReasons({
  page,
  reasons,
}: {
  readonly page: HolderPage
  readonly reasons: readonly ReasonToKeep[]
}) {
  return (
    <section class="panel" aria-labelledby="keep">
      <h2 id="keep">{page.t.account.preview.keepTitle}</h2>
      {reasons.map((reason) => (
        <p>{reasonText(page, reason)}</p>
      ))}
    </section>
  )
}

function reasonText(page: HolderPage, reason: ReasonToKeep): string {
  const { keep } = page.t.account.preview
  const until = formatDay(page.language, reason.validUntil)
  switch (reason.code) {
    case 'coming-back':
      return reason.returnOn === null
        ? keep['coming-back'](until)
        : keep['coming-back-planned'](formatDay(page.language, reason.returnOn), until)
    case 'expires-before-decision':
      return keep['expires-before-decision'](until, formatDay(page.language, reason.promisedOn))
    case 'already-expired':
      return keep['already-expired'](until)
    case 'other-card-covers':
      return keep['other-card-covers'](formatCardNumber(reason.cardNumber), until)
  }
}
