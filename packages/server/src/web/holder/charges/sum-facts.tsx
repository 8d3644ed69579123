import type { StatementSums } from '#modules/charges'
import { moneyText } from '#locales/money.ts'
import { Facts, type Fact } from '../../shared/components/parts.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Props = { readonly page: HolderPage; readonly sums: StatementSums; readonly currency: string }

/** Charged, waived, paid, left. What is nothing is left out; the balance only where there never was anything. */
export function SumFacts({ page, sums, currency }: Props) {
  const { figures } = page.t.charges
  const amount = (amountMinor: number) => moneyText({ amountMinor, currency }, page.language)
  const { chargedMinor, waivedMinor, paidMinor, balanceMinor } = sums
  if (chargedMinor === 0 && paidMinor === 0) return <></>
  const some = (term: string, amountMinor: number): Fact[] =>
    amountMinor === 0 ? [] : [{ term, value: amount(amountMinor) }]
  return (
    <Facts
      facts={[
        { term: figures.charged, value: amount(chargedMinor) },
        ...some(figures.waived, waivedMinor),
        ...some(figures.paid, paidMinor),
        balanceMinor < 0
          ? { term: figures.credit, value: amount(-balanceMinor) }
          : { term: figures.balance, value: amount(balanceMinor) },
      ]}
    />
  )
}
