import { Verdict } from '../shared/verdict.tsx'
import type { CaseProps } from './case-page-data.ts'
import { compareRows } from './compare-rows.ts'

/** Record and card side by side; a difference is a word, a sign and a colour. */
export function Comparison(props: CaseProps) {
  const { comparison: texts } = props.page.t.office
  return (
    <div>
      <h2>{texts.title}</h2>
      <table class="compare">
        <thead>
          <tr>
            <th scope="col">{texts.field}</th>
            <th scope="col">{texts.record}</th>
            <th scope="col">{texts.with}</th>
          </tr>
        </thead>
        <tbody>
          {compareRows(props).map(({ field, record, beside, verdict }) => (
            <tr class={verdict === 'differs' || verdict === 'after' ? 'differs' : undefined}>
              <th scope="row">{field}</th>
              <td class="num">
                <bdi>{record}</bdi>
              </td>
              <td class="num">
                {beside && (
                  <span class="when">
                    {beside.label}
                    {beside.value !== undefined && (
                      <>
                        : <bdi>{beside.value}</bdi>
                      </>
                    )}
                  </span>
                )}
                {verdict !== 'none' && <Verdict kind={verdict}>{texts.verdicts[verdict]}</Verdict>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{texts.note}</p>
    </div>
  )
}
