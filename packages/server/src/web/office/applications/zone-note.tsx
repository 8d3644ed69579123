import type { ZoneComparison } from '#domain/applications/compare-passport.ts'
import { Note } from '../../shared/components/parts.tsx'
import type { OfficePage } from '../shared/office-page.ts'

type Props = { readonly page: OfficePage; readonly zone: ZoneComparison; readonly mrz: string | null }

/** What came of reading the zone, before the lines that it is compared in. */
export function ZoneNote({ page, zone }: Props) {
  const { passport: texts } = page.t.officeApplications
  if (zone.kind === 'no-zone') return <p class="hint">{texts.noZone}</p>
  if (zone.kind === 'compared') {
    return zone.isDifferent ? (
      <Note kind="warn">
        <p>{texts.differs}</p>
      </Note>
    ) : (
      <p class="hint">{texts.fits}</p>
    )
  }
  const { findings } = page.t.cancel.identity
  return (
    <Note kind="warn">
      <p>{texts.unreadable}</p>
      <ul>
        {zone.faults.map((fault) => (
          <li>{findings[fault]}</li>
        ))}
      </ul>
    </Note>
  )
}

/** The two lines themselves, letter by letter, for eyes that compare them with the picture. */
export function ZoneLines({ page, mrz }: Props) {
  if (mrz === null) return <></>
  return (
    <>
      <h3>{page.t.officeApplications.passport.asRead}</h3>
      <p class="zone">
        {mrz.split('\n').map((line) => (
          <span class="line">{line.trim()}</span>
        ))}
      </p>
    </>
  )
}
