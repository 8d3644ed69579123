import type { CaseProps } from './case-page-data.ts'
import { compareRows, type CompareRow } from './compare-rows.ts'

const signs: Readonly<Record<CompareRow['verdict'], string>> = { same: '✓', differs: '≠', paper: '·' }

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
            <th scope="col">
              {texts.typed}, {texts.card}
            </th>
          </tr>
        </thead>
        <tbody>
          {compareRows(props).map(({ field, record, beside, verdict }) => (
            <tr class={verdict === 'differs' ? 'differs' : undefined}>
              <th scope="row">{field}</th>
              <td class="num">
                <bdi>{record}</bdi>
              </td>
              <td class="num">
                {beside && (
                  <span class="when">
                    {beside.label} <bdi>{beside.value}</bdi>
                  </span>
                )}
                <span class="verdict">
                  <span aria-hidden="true">{signs[verdict]}</span>{' '}
                  {verdict === 'paper' ? texts.readPaper : texts[verdict]}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{texts.note}</p>
    </div>
  )
}
