import type { LifeCycle } from '../life-cycle.ts'

export const changeStates = ['submitted', 'under-review', 'approved', 'refused', 'withdrawn'] as const
export type ChangeState = (typeof changeStates)[number]

export const changeActions = ['assign', 'release', 'withdraw', 'approve', 'refuse'] as const
export type ChangeAction = (typeof changeActions)[number]

/**
 * The life of a request to change something about a card: its data, the passport it goes with, a copy that was lost, its
 * last day. It begins when it is sent: what is being prepared is no request yet. Approved, it takes effect at once.
 */
export const changeLifeCycle: LifeCycle<ChangeState, ChangeAction> = {
  submitted: {
    assign: { to: 'under-review', by: ['officer'] },
    withdraw: { to: 'withdrawn', by: ['holder'] },
  },
  'under-review': {
    assign: { to: 'under-review', by: ['officer'] },
    release: { to: 'under-review', by: ['officer', 'system'] },
    withdraw: { to: 'withdrawn', by: ['holder'] },
    approve: { to: 'approved', by: ['officer'] },
    refuse: { to: 'refused', by: ['officer'], needs: ['ground'] },
  },
  approved: {},
  refused: {},
  withdrawn: {},
}

/** States in which a request stands in the way of another one about the same card. */
export const openChangeStates = ['submitted', 'under-review'] as const satisfies readonly ChangeState[]
