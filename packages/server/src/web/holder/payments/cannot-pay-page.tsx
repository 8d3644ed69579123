import type { StartPaymentRefusal } from '#modules/payments'
import { LinkButton } from '../../shared/components/form.tsx'
import { HolderLayout, type HolderPage } from '../shared/holder-layout.tsx'

type Props = { readonly page: HolderPage; readonly why: Exclude<StartPaymentRefusal['code'], 'card-not-found'> }

/** Why there is nothing to pay now: somebody else paid meanwhile, or the page was old. */
export function CannotPayPage({ page, why }: Props) {
  const { payments } = page.t
  return (
    <HolderLayout page={page} title={payments.nothingDue} tab="charges">
      <div class="narrow">
        <h1>{payments.nothingDue}</h1>
        <p class="lead">{payments.refusals[why]}</p>
        <p class="act">
          <LinkButton href="/account/charges">{payments.backToCharges}</LinkButton>
        </p>
      </div>
    </HolderLayout>
  )
}
