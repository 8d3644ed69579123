import type { QueueCounts } from '#modules/review'
import { KeyList } from '../shared/key-list.tsx'
import { OfficeLayout } from '../shared/office-layout.tsx'
import type { OfficePage } from '../shared/office-page.ts'

type Props = { readonly page: OfficePage; readonly counts: QueueCounts | undefined }

/** Every key on one page, and the switch that turns them off on this device (WCAG 2.1.4). */
export function HelpPage({ page, counts }: Props) {
  const { keys } = page.t.office
  return (
    <OfficeLayout page={page} title={keys.title} counts={counts}>
      <div class="narrow">
        <h1>{keys.title}</h1>
        <p class="lead">{keys.lead}</p>
        <p class="act">
          <button
            type="button"
            class="btn quiet"
            hidden
            data-keys-switch
            data-turn-off={keys.turnOff}
            data-turn-on={keys.turnOn}
          >
            {keys.turnOff}
          </button>
        </p>
        <p class="hint">{keys.switchHint}</p>
        <KeyList page={page} />
        <p>{keys.withoutKeys}</p>
      </div>
    </OfficeLayout>
  )
}
