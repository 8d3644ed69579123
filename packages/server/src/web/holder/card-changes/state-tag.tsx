import type { ChangeState } from '#domain/card-changes/life-cycle.ts'
import { StateTag, type StateTone } from '../../shared/components/parts.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'

const tones: Readonly<Record<ChangeState, StateTone>> = {
  submitted: 'wait',
  'under-review': 'wait',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'gone',
}

export function ChangeStateTag({ page, state }: { readonly page: HolderPage; readonly state: ChangeState }) {
  return <StateTag tone={tones[state]}>{page.t.cardChanges.states[state]}</StateTag>
}
