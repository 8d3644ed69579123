import type { CardCost } from '../../shared/charges/card-cost.ts'
import { amountText } from '../../shared/charges/cost-sentences.ts'
import { curveRows } from '../../shared/charges/cost-curve.ts'
import type { ChargeCurve } from '../../shared/components/charge-chart.tsx'
import { formatDay } from '../../shared/format.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

type Props = { readonly page: HolderPage; readonly cost: CardCost; readonly curve: ChargeCurve }

/** What the picture shows, in figures. */
export function CurveTable({ page, cost, curve }: Props) {
  const { chart } = page.t.charges
  return (
    <table class="amounts">
      <caption>{chart.tableTitle}</caption>
      <thead>
        <tr>
          <th scope="col">{chart.day}</th>
          <th scope="col">{chart.total}</th>
        </tr>
      </thead>
      <tbody>
        {curveRows(cost, curve).map(({ day, totalMinor, note }) => (
          <tr>
            <td>
              {formatDay(page.language, day)}
              <div class="hint">{chart.notes[note]}</div>
            </td>
            <td>{amountText(page, cost, totalMinor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
