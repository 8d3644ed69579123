import type { LifeCycle } from '../life-cycle.ts'

export const waiverStates = ['requested', 'granted', 'refused'] as const
export type WaiverState = (typeof waiverStates)[number]

export const waiverActions = ['grant', 'refuse'] as const
export type WaiverAction = (typeof waiverActions)[number]

/** The life of a waiver. One up to the tariff's limit is granted as it is asked for; above it a second person decides. */
export const waiverLifeCycle: LifeCycle<WaiverState, WaiverAction> = {
  requested: {
    grant: { to: 'granted', by: ['officer'], needs: ['second-officer'] },
    refuse: { to: 'refused', by: ['officer'], needs: ['second-officer'] },
  },
  granted: {},
  refused: {},
}
