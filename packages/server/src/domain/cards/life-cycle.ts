import type { LifeCycle } from '../life-cycle.ts'

export const cardStates = ['active', 'suspended', 'cancelled', 'revoked', 'annulled', 'expired'] as const
export type CardState = (typeof cardStates)[number]

export const cardActions = ['suspend', 'resume', 'cancel', 'revoke', 'annul', 'expire', 'reinstate'] as const
export type CardAction = (typeof cardActions)[number]

/**
 * The life of a card. Cancel is at the holder's own request and carried out by the office or, when its day has come, by
 * time; revoke and annul are the authority's own acts. An expired card that was never cancelled still can be, because the
 * duty to cancel and the charge may go on. Only `cancelled` can be left again, by reinstate.
 */
export const cardLifeCycle: LifeCycle<CardState, CardAction> = {
  active: {
    suspend: { to: 'suspended', by: ['officer'], needs: ['ground'] },
    cancel: { to: 'cancelled', by: ['officer', 'system'] },
    revoke: { to: 'revoked', by: ['officer'], needs: ['ground'] },
    annul: { to: 'annulled', by: ['officer'], needs: ['ground'] },
    expire: { to: 'expired', by: ['system'] },
  },
  suspended: {
    resume: { to: 'active', by: ['officer'] },
    cancel: { to: 'cancelled', by: ['officer', 'system'] },
    revoke: { to: 'revoked', by: ['officer'], needs: ['ground'] },
    annul: { to: 'annulled', by: ['officer'], needs: ['ground'] },
    expire: { to: 'expired', by: ['system'] },
  },
  cancelled: {
    reinstate: { to: 'active', by: ['officer'], needs: ['ground', 'second-officer'] },
  },
  revoked: {},
  annulled: {},
  expired: {
    cancel: { to: 'cancelled', by: ['officer', 'system'] },
  },
}
