import { Verdict } from '../shared/verdict.tsx'
import type { ApplicationPageData } from './application-page-data.ts'
import { passportRows, type PassportRow } from './passport-rows.ts'
import { ZoneLines, ZoneNote } from './zone-note.tsx'

/** What was typed against the zone and the register, beside the picture that both are about. */
export function PassportComparison({ page, view, passport, book }: ApplicationPageData) {
  const { passport: texts } = page.t.officeApplications
  const { mrz } = view.application.answers
  const rows = passportRows(page, { passport, mrz, zone: view.zone, holder: view.holder, today: book.day })
  return (
    <div>
      <h2>{texts.title}</h2>
      <ZoneNote page={page} zone={view.zone} mrz={mrz} />
      <table class="compare">
        <thead>
          <tr>
            <th scope="col">{texts.field}</th>
            <th scope="col">{texts.typed}</th>
            <th scope="col">{page.t.office.comparison.with}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row page={page} row={row} />
          ))}
        </tbody>
      </table>
      <ZoneLines page={page} zone={view.zone} mrz={mrz} />
    </div>
  )
}

const kinds = { same: 'same', similar: 'similar', different: 'differs' } as const

function Row({ page, row }: Pick<ApplicationPageData, 'page'> & { readonly row: PassportRow }) {
  const { passport: texts } = page.t.officeApplications
  const { field, typed, zone, record } = row
  const isMarked = zone?.verdict === 'different' || record?.isChanging
  return (
    <tr class={isMarked ? 'differs' : undefined}>
      <th scope="row">{field}</th>
      <td class="num">
        <bdi>{typed}</bdi>
      </td>
      <td class="num">
        {zone ? (
          <>
            {zone.verdict !== 'same' && <Beside label={texts.zone} value={zone.read} />}
            <Verdict kind={kinds[zone.verdict]}>{texts.verdicts[zone.verdict]}</Verdict>
          </>
        ) : (
          <Verdict kind="paper">{texts.verdicts.paper}</Verdict>
        )}
        {record?.isChanging && (
          <>
            <Beside label={texts.record} value={record.value} />
            <Verdict kind="after">{texts.verdicts.changed}</Verdict>
          </>
        )}
      </td>
    </tr>
  )
}

function Beside({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <span class="when">
      {label}: <bdi>{value}</bdi>
    </span>
  )
}
