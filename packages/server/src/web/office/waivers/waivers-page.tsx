import type { OfficeWaiver } from '#modules/charges'
import type { ReferenceBook } from '#modules/reference'
import type { QueueCounts } from '#modules/review'
import { moneyText } from '#locales/money.ts'
import { formatCardNumber } from '../../shared/format.ts'
import { formatShortInstant } from '../shared/format.ts'
import { OfficeLayout } from '../shared/office-layout.tsx'
import type { OfficePage } from '../shared/office-page.ts'
import type { StaffNames } from '../shared/staff-names.ts'
import { waiverPath } from './paths.ts'

type Props = {
  readonly page: OfficePage
  readonly counts: QueueCounts | undefined
  readonly waivers: readonly OfficeWaiver[]
  readonly book: ReferenceBook
  readonly names: StaffNames
}

/** What waits for a second person, oldest first. */
export function WaiversPage(props: Props) {
  const { page, counts, waivers } = props
  const { waivers: texts } = page.t
  return (
    <OfficeLayout page={page} title={texts.title} counts={counts}>
      <h1>{texts.title}</h1>
      <p class="lead">{texts.lead}</p>
      {waivers.length === 0 ? <p class="quiet-text">{texts.none}</p> : <WaiverTable {...props} />}
    </OfficeLayout>
  )
}

function WaiverTable({ page, waivers, book, names }: Props) {
  const { waivers: texts } = page.t
  const { language } = page
  const { timeZone } = book.calendar
  return (
    <div class="table-scroll">
      <table>
        <thead>
          <tr>
            {[texts.card, texts.amount, texts.ground, texts.asked].map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {waivers.map((waiver) => (
            <tr>
              <td>
                <a href={waiverPath(waiver.id)} class="num">
                  {formatCardNumber(waiver.cardNumber)}
                </a>
              </td>
              <td class="num">{moneyText(waiver, language)}</td>
              <td>{book.waiverGround(waiver.ground).names[language]}</td>
              <td>
                <bdi>{names(waiver.requestedBy)}</bdi>
                <span class="when">{formatShortInstant(language, waiver.requestedAt, timeZone)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
