import type { LifeCycle } from '../life-cycle.ts'

export const messageStates = ['queued', 'handed-over', 'delivered', 'failed'] as const
export type MessageState = (typeof messageStates)[number]

export const messageActions = ['retry', 'hand-over', 'deliver', 'fail'] as const
export type MessageAction = (typeof messageActions)[number]

/**
 * The life of one message. E-mail ends at `handed-over`: the next server took responsibility (RFC 5321 §4.2.5) and says no
 * more; an SMS goes on to what its receipts say. `failed` can follow `handed-over`, never `delivered`.
 */
export const messageLifeCycle: LifeCycle<MessageState, MessageAction> = {
  queued: {
    retry: { to: 'queued', by: ['system'] },
    'hand-over': { to: 'handed-over', by: ['system'] },
    fail: { to: 'failed', by: ['system'] },
  },
  'handed-over': {
    deliver: { to: 'delivered', by: ['system'] },
    fail: { to: 'failed', by: ['system'] },
  },
  delivered: {},
  failed: {},
}
