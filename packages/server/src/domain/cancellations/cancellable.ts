import type { Id } from '#kernel/ids.ts'
import type { Card } from '../cards/card.ts'
import { cardLifeCycle, type CardState } from '../cards/life-cycle.ts'
import { isPossible } from '../life-cycle.ts'
import type { RequestState } from './life-cycle.ts'

export type OpenRequest = { readonly id: Id; readonly state: RequestState }

export type CannotCancel =
  | { readonly code: 'card-not-cancellable'; readonly state: CardState; readonly since: Date }
  | { readonly code: 'request-already-open'; readonly requestId: Id; readonly state: RequestState }

/** Whether a cancellation of this card can be asked for at all; undefined: yes. */
export function whyNotCancellable(card: Card, openRequest?: OpenRequest): CannotCancel | undefined {
  if (!isPossible(cardLifeCycle, card.state, 'cancel', 'officer')) {
    return { code: 'card-not-cancellable', state: card.state, since: card.stateSince }
  }
  return openRequest && { code: 'request-already-open', requestId: openRequest.id, state: openRequest.state }
}
