import type { CardState } from './life-cycle.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'

/**
 * The state that a register means: many registers do not write down that a card ran out, so one that is `active` or
 * `suspended` after its last day is `expired`.
 */
export function registerState(state: CardState, validUntil: CalendarDay, today: CalendarDay): CardState {
  return (state === 'active' || state === 'suspended') && validUntil < today ? 'expired' : state
}

/**
 * What an import does to the state of a known card: `move` to the register's, or `keep` ours because it is final and the
 * register lags behind. An expired card can still be cancelled, as in the life cycle.
 */
export function stateChange(ours: CardState, registers: CardState): 'same' | 'move' | 'keep' {
  if (ours === registers) return 'same'
  if (ours === 'active' || ours === 'suspended') return 'move'
  return ours === 'expired' && registers === 'cancelled' ? 'move' : 'keep'
}
