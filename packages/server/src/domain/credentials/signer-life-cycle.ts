import type { LifeCycle } from '../life-cycle.ts'

/** What a key signs. A key has one role, and what it signs says so: a signer of lists cannot sign a card. */
export const signerRoles = ['root', 'document', 'status-list', 'log', 'answer'] as const
export type SignerRole = (typeof signerRoles)[number]

export const signerStates = ['announced', 'active', 'retired', 'distrusted'] as const
export type SignerState = (typeof signerStates)[number]

export const signerActions = ['activate', 'retire', 'distrust'] as const
export type SignerAction = (typeof signerActions)[number]

/**
 * The life of a key that signs. It is announced before it signs, so that verifiers off line know it in time; a retired one
 * signs no more, and what it signed stays good; nothing signed by a distrusted one after the instant named is believed.
 */
export const signerLifeCycle: LifeCycle<SignerState, SignerAction> = {
  announced: {
    activate: { to: 'active', by: ['operator', 'system'] },
    distrust: { to: 'distrusted', by: ['operator'] },
  },
  active: {
    retire: { to: 'retired', by: ['operator', 'system'] },
    distrust: { to: 'distrusted', by: ['operator'] },
  },
  retired: {
    distrust: { to: 'distrusted', by: ['operator'] },
  },
  distrusted: {},
}
