import { isRenumbering } from '#domain/card-changes/obstacles.ts'
import { formatCardNumber, formatDay } from '../../shared/format.ts'
import { passportRows } from '../applications/passport-rows.ts'
import { ZoneLines, ZoneNote } from '../applications/zone-note.tsx'
import { Verdict } from '../shared/verdict.tsx'
import type { ChangePageData } from './change-page-data.ts'

type Line = {
  readonly field: string
  readonly before: string
  readonly after: string
  readonly isChanging: boolean
  /** What the zone says instead, when that is something else than was typed. */
  readonly zone?: string | undefined
}

/** What is on record beside what an approval would make of it; what changes is marked. */
export function BeforeAndAfter(data: ChangePageData) {
  const { page, view } = data
  const { change: texts } = page.t.officeApplications
  const { wish } = view.change
  const lines = [...cardLines(data), ...passportLines(data)]
  return (
    <>
      <h2>{texts.comparison}</h2>
      {'passport' in wish && <ZoneNote page={page} zone={view.zone} mrz={wish.mrz} />}
      <table class="compare">
        <thead>
          <tr>
            <th scope="col">{texts.field}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row page={page} line={line} />
          ))}
        </tbody>
      </table>
      {'passport' in wish && <ZoneLines page={page} zone={view.zone} mrz={wish.mrz} />}
    </>
  )
}

function cardLines({ page, view }: ChangePageData): Line[] {
  const { change: texts } = page.t.officeApplications
  const { card, change } = view
  const number = formatCardNumber(card.cardNumber)
  const day = (value: string) => formatDay(page.language, value)
  const isNew = isRenumbering(change.wish) && change.decidedAt === null
  const numberLine = {
    field: texts.cardNumber,
    before: number,
    after: isNew ? texts.newNumber : number,
    isChanging: isNew,
  }
  if (change.wish.kind !== 'extend') return [numberLine]
  const { validUntil } = change.wish
  const untilLine = {
    field: texts.validUntil,
    before: day(card.validUntil),
    after: day(validUntil),
    isChanging: validUntil !== card.validUntil,
  }
  return [untilLine, numberLine, ...passportEnd(page, view)]
}

/** An extension never lasts longer than the passport allows, so its day stands beside. */
function passportEnd(page: ChangePageData['page'], { holder }: ChangePageData['view']): Line[] {
  const { passportExpiresOn } = holder
  if (passportExpiresOn === null) return []
  const day = formatDay(page.language, passportExpiresOn)
  return [{ field: page.t.officeApplications.change.passportExpires, before: day, after: day, isChanging: false }]
}

function passportLines({ page, view, book }: ChangePageData): Line[] {
  const { holder, zone, change } = view
  const { wish } = change
  if (!('passport' in wish)) return []
  const { passport, mrz } = wish
  return passportRows(page, { passport, mrz, zone, holder, today: book.day }).map((row) => ({
    field: row.field,
    before: row.record?.value ?? '–',
    after: row.recorded,
    isChanging: row.record === undefined || row.record.isChanging,
    zone: row.zone && row.zone.verdict === 'different' ? row.zone.read : undefined,
  }))
}

function Row({ page, line }: Pick<ChangePageData, 'page'> & { readonly line: Line }) {
  const { passport: texts } = page.t.officeApplications
  const { field, before, after, isChanging, zone } = line
  return (
    <tr class={isChanging || zone !== undefined ? 'differs' : undefined}>
      <th scope="row">{field}</th>
      <td class="num">
        <bdi>{before}</bdi>
      </td>
      <td class="num">
        <bdi class="line">{after}</bdi>
        {isChanging ? (
          <Verdict kind="after">{texts.verdicts.changed}</Verdict>
        ) : (
          <Verdict kind="same">{texts.verdicts.same}</Verdict>
        )}
        {zone !== undefined && (
          <>
            <span class="when">
              {texts.zone}: <bdi>{zone}</bdi>
            </span>
            <Verdict kind="differs">{texts.verdicts.different}</Verdict>
          </>
        )}
      </td>
    </tr>
  )
}
