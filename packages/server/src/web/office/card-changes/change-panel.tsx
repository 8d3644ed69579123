import { Note } from '../../shared/components/parts.tsx'
import { DecidePanel } from '../decide-case/decide-panel.tsx'
import { obstacleText } from '../decide-case/obstacle-text.ts'
import type { ChangePageData } from './change-page-data.ts'
import { changeKinds, changeTexts } from './change-words.ts'

/** The decision about a request about a card; what stands against it is said before anybody tries. */
export function ChangePanel(data: ChangePageData) {
  const { page, view } = data
  const { office, officeApplications } = page.t
  const { obstacle } = view
  return (
    <DecidePanel
      {...data}
      texts={changeTexts(page)}
      kinds={obstacle ? changeKinds.filter((kind) => kind !== 'approve') : changeKinds}
      returnLimit={0}
      before={
        obstacle && (
          <Note kind="warn">
            <p>
              {officeApplications.change.cannot} {obstacleText(page, obstacle)}
            </p>
          </Note>
        )
      }
      otherwise={<p>{office.decide.nothing.over}</p>}
    />
  )
}
