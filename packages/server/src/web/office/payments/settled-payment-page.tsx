import type { QueueCounts } from '#modules/review'
import { BackLink, Facts, type Fact } from '../../shared/components/parts.tsx'
import { OfficeLayout } from '../shared/office-layout.tsx'
import type { OfficePage } from '../shared/office-page.ts'
import { paymentsPath } from './paths.ts'

type Props = {
  readonly page: OfficePage
  readonly counts: QueueCounts | undefined
  readonly title: string
  readonly facts: readonly Fact[]
}

/** A payment of which nothing can be given back. */
export function SettledPaymentPage({ page, counts, title, facts }: Props) {
  const { office } = page.t.payments
  return (
    <OfficeLayout page={page} title={title} counts={counts}>
      <div class="narrow">
        <BackLink href={paymentsPath}>{office.title}</BackLink>
        <h1>{title}</h1>
        <Facts facts={facts} />
        <p>{office.nothingLeft}</p>
      </div>
    </OfficeLayout>
  )
}
