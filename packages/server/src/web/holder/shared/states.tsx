import type { DisplayState } from '#domain/cards/display-state.ts'
import type { RequestState } from '#domain/cancellations/life-cycle.ts'
import { StateTag, type StateTone } from '../../shared/components/parts.tsx'
import type { Page } from '../../shared/page.ts'

export const cardTones: Readonly<Record<DisplayState, StateTone>> = {
  'not-yet-valid': 'wait',
  valid: 'good',
  suspended: 'wait',
  cancelled: 'gone',
  revoked: 'bad',
  annulled: 'bad',
  expired: 'gone',
}

export const requestTones: Readonly<Record<RequestState, StateTone>> = {
  draft: 'wait',
  submitted: 'wait',
  'under-review': 'wait',
  returned: 'bad',
  approved: 'wait',
  completed: 'gone',
  refused: 'bad',
  lapsed: 'gone',
  withdrawn: 'gone',
  recalled: 'gone',
}

export function CardStateTag({ page, state }: { readonly page: Page<unknown>; readonly state: DisplayState }) {
  return <StateTag tone={cardTones[state]}>{page.t.common.cardStates[state]}</StateTag>
}

export function RequestStateTag({ page, state }: { readonly page: Page<unknown>; readonly state: RequestState }) {
  return <StateTag tone={requestTones[state]}>{page.t.common.requestStates[state]}</StateTag>
}
