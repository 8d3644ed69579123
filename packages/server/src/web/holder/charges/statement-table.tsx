import type { CardStatement } from '#modules/charges'
import { moneyText } from '#locales/money.ts'
import { statementLineText } from '../../shared/statements/statement-line-text.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Props = { readonly page: HolderPage; readonly statement: CardStatement }

/** What was charged and paid, oldest first; it adds up to what is left. */
export function StatementTable({ page, statement }: Props) {
  const { lines: texts } = page.t.charges
  const { currency, sums } = statement
  const lines = statement.lines.map((line) => statementLineText(line, currency, page.language))
  if (lines.length === 0) return <p>{texts.empty}</p>
  return (
    <table class="amounts">
      <thead>
        <tr>
          <th scope="col">{texts.when}</th>
          <th scope="col">{texts.what}</th>
          <th scope="col">{texts.amount}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr>
            <td>{line.when}</td>
            <td>{line.what}</td>
            <td>{line.amount}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan={2}>
            {texts.balance}
          </th>
          <td>{moneyText({ amountMinor: sums.balanceMinor, currency }, page.language)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
