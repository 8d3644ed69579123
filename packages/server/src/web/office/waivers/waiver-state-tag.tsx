import type { WaiverState } from '#domain/charges/waiver-life-cycle.ts'
import { StateTag, type StateTone } from '../../shared/components/parts.tsx'
import type { OfficePage } from '../shared/office-page.ts'

const tones: Readonly<Record<WaiverState, StateTone>> = { requested: 'wait', granted: 'good', refused: 'bad' }

export function WaiverStateTag({ page, state }: { readonly page: OfficePage; readonly state: WaiverState }) {
  return <StateTag tone={tones[state]}>{page.t.waivers.states[state]}</StateTag>
}
