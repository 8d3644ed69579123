import type { RequestState } from '#domain/cancellations/life-cycle.ts'
import type { PromiseLeft } from '#domain/review/promise-left.ts'
import { StateTag, type StateTone } from '../../shared/components/parts.tsx'
import type { OfficePage } from './office-page.ts'

/** As the office sees it: what waits for us asks for attention, what waits for others is quiet. */
const tones: Readonly<Record<RequestState, StateTone>> = {
  draft: 'gone',
  submitted: 'wait',
  'under-review': 'wait',
  returned: 'gone',
  approved: 'good',
  completed: 'good',
  refused: 'bad',
  lapsed: 'gone',
  withdrawn: 'gone',
  recalled: 'gone',
}

export function CaseStateTag({ page, state }: { readonly page: OfficePage; readonly state: RequestState }) {
  return <StateTag tone={tones[state]}>{page.t.office.states[state]}</StateTag>
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
