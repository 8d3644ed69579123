import { cardStatus, type CardStatus, type LogEntryKind } from '@sapar/verifier/format'
import type { CardState } from '../cards/life-cycle.ts'
import { unreachable } from '#kernel/result.ts'

/** What the status list says of a card in this state. Time is not its affair: a card carries its own last day. */
export function statusOfCard(state: CardState): CardStatus {
  switch (state) {
    case 'active':
    case 'expired':
      return cardStatus.valid
    case 'suspended':
      return cardStatus.suspended
    case 'cancelled':
      return cardStatus.cancelled
    case 'revoked':
    case 'annulled':
      return cardStatus.withdrawn
    default:
      return unreachable(state)
  }
}

/** Under which kind the log keeps a change of status. */
export function logKindOf(status: CardStatus): LogEntryKind {
  switch (status) {
    case cardStatus.valid:
      return 'resumed'
    case cardStatus.withdrawn:
      return 'withdrawn'
    case cardStatus.suspended:
      return 'suspended'
    case cardStatus.cancelled:
      return 'cancelled'
    default:
      return unreachable(status)
  }
}
