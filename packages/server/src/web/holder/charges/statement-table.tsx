import type { CardStatement, StatementLine } from '#modules/charges'
import { moneyText } from '#locales/money.ts'
import { formatDay } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Props = { readonly page: HolderPage; readonly statement: CardStatement }

/** What was charged and paid, oldest first; it adds up to what is left. */
export function StatementTable({ page, statement }: Props) {
  const { lines: texts } = page.t.charges
  const amount = (amountMinor: number) => moneyText({ amountMinor, currency: statement.currency }, page.language)
  if (statement.lines.length === 0) return <p>{texts.empty}</p>
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
        {statement.lines.map((line) => (
          <tr>
            <td>{whenText(page, line)}</td>
            <td>{whatText(page, line, amount)}</td>
            <td>{amount(line.amountMinor)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan={2}>
            {texts.balance}
          </th>
          <td>{amount(statement.sums.balanceMinor)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function whenText({ t, language }: HolderPage, line: StatementLine): string {
  const day = (value: string) => formatDay(language, value)
  if (line.kind !== 'charge') return day(line.on)
  return line.days === 1 ? day(line.from) : t.charges.lines.fromTo(day(line.from), day(line.to))
}

function whatText({ t }: HolderPage, line: StatementLine, amount: (amountMinor: number) => string): string {
  const { lines: texts } = t.charges
  return line.kind === 'charge' ? texts.days(line.days, amount(line.perDayMinor)) : texts.kinds[line.kind]
}
