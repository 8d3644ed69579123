import type { PromiseLeft } from '#domain/review/promise-left.ts'
import type { CaseKind, CaseState } from '#modules/review'
import { StateTag, type StateTone } from '../../shared/components/parts.tsx'
import type { OfficePage } from './office-page.ts'

/** As the office sees it: what waits for us asks for attention, what waits for others is quiet. */
const tones: Readonly<Record<CaseState, StateTone>> = {
  draft: 'gone',
  submitted: 'wait',
  'awaiting-payment': 'gone',
  'under-review': 'wait',
  returned: 'gone',
  approved: 'good',
  granted: 'good',
  completed: 'good',
  refused: 'bad',
  lapsed: 'gone',
  withdrawn: 'gone',
  recalled: 'gone',
}

type StateProps = { readonly page: OfficePage; readonly kind: CaseKind; readonly state: CaseState }

export function CaseStateTag(props: StateProps) {
  return <StateTag tone={tones[props.state]}>{stateName(props)}</StateTag>
}

/** The word of the office for a state; one state has other words in another kind of case. */
export function stateName({ page, kind, state }: StateProps): string {
  const { office, officeApplications } = page.t
  const { application, change } = officeApplications.states
  const words: Readonly<Record<string, string>> = {
    cancellation: office.states,
    application,
    'card-change': change,
  }[kind]
  return words[state] ?? state
}

type DueProps = { readonly page: OfficePage; readonly promise: PromiseLeft | null }

/** How a case stands against its promise. Being late is said first, in a word, a shape and a colour. */
export function DueTag({ page, promise }: DueProps) {
  const { due } = page.t.office
  if (promise === null) return <StateTag tone="bad">{due.unknown}</StateTag>
  if (promise.kind === 'paused') return <StateTag tone="gone">{due.paused}</StateTag>
  if (promise.kind === 'late') return <StateTag tone="bad">{due.late(promise.workingDays)}</StateTag>
  if (promise.workingDays === 0) return <StateTag tone="wait">{due.today}</StateTag>
  return <StateTag tone="good">{due.left(promise.workingDays)}</StateTag>
}
