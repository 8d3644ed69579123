import type { ApplicationState } from '#domain/applications/life-cycle.ts'
import { StateTag, type StateTone } from '../../shared/components/parts.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'

export const applicationTones: Readonly<Record<ApplicationState, StateTone>> = {
  draft: 'wait',
  submitted: 'bad',
  'awaiting-payment': 'wait',
  'under-review': 'wait',
  returned: 'bad',
  granted: 'good',
  refused: 'bad',
  withdrawn: 'gone',
  lapsed: 'gone',
}

export function ApplicationStateTag({ page, state }: { readonly page: HolderPage; readonly state: ApplicationState }) {
  return <StateTag tone={applicationTones[state]}>{page.t.applications.states[state]}</StateTag>
}
