import type { LifeCycle } from '../life-cycle.ts'

export const requestStates = [
  'draft',
  'submitted',
  'under-review',
  'returned',
  'approved',
  'completed',
  'refused',
  'lapsed',
  'withdrawn',
  'recalled',
] as const
export type RequestState = (typeof requestStates)[number]

export const requestActions = [
  'submit',
  'recall',
  'withdraw',
  'assign',
  'release',
  'return',
  'resubmit',
  'lapse',
  'approve',
  'refuse',
  'complete',
] as const
export type RequestAction = (typeof requestActions)[number]

/** The life of a cancellation request (product.md, "Life cycles"). */
export const requestLifeCycle: LifeCycle<RequestState, RequestAction> = {
  draft: {
    submit: { to: 'submitted', by: ['holder'] },
  },
  submitted: {
    recall: { to: 'recalled', by: ['holder'], needs: ['recall-time-left'] },
    withdraw: { to: 'withdrawn', by: ['holder'] },
    assign: { to: 'under-review', by: ['officer'] },
  },
  'under-review': {
    withdraw: { to: 'withdrawn', by: ['holder'] },
    assign: { to: 'under-review', by: ['officer'] },
    release: { to: 'under-review', by: ['officer', 'system'] },
    return: { to: 'returned', by: ['officer'], needs: ['papers', 'returns-left'] },
    approve: { to: 'approved', by: ['officer'] },
    refuse: { to: 'refused', by: ['officer'], needs: ['ground'] },
  },
  returned: {
    withdraw: { to: 'withdrawn', by: ['holder'] },
    resubmit: { to: 'under-review', by: ['holder'] },
    lapse: { to: 'lapsed', by: ['system'], needs: ['due-date-passed'] },
  },
  approved: {
    complete: { to: 'completed', by: ['officer', 'system'], needs: ['effect-day-reached'] },
  },
  completed: {},
  refused: {},
  lapsed: {},
  withdrawn: {},
  recalled: {},
}

/** States in which a request stands in the way of another one for the same card. */
export const openRequestStates = [
  'draft',
  'submitted',
  'under-review',
  'returned',
  'approved',
] as const satisfies readonly RequestState[]

export function isOpen(state: RequestState): boolean {
  return (openRequestStates as readonly RequestState[]).includes(state)
}
