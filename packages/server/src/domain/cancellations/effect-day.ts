import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Effect } from './answers.ts'

type EffectWanted = { readonly effect: Effect; readonly effectOn: CalendarDay | null }

/**
 * The day from which an approval counts, when it takes effect at once: nothing is cancelled backwards, so a day that has
 * passed while the office worked becomes today. undefined: the request is approved and waits.
 */
export function effectDayAtApproval({ effect, effectOn }: EffectWanted, today: CalendarDay): CalendarDay | undefined {
  if (effect === 'now') return today
  return effect === 'on-date' && effectOn !== null && effectOn <= today ? today : undefined
}

/** The day on which a waiting approval took effect, once its date has come, however late somebody looks. */
export function effectDayByDate({ effect, effectOn }: EffectWanted, today: CalendarDay): CalendarDay | undefined {
  return effect === 'on-date' && effectOn !== null && effectOn <= today ? effectOn : undefined
}

/** With an exit that lay before the decision, the decision's day counts. */
export function effectDayByExit(exitOn: CalendarDay, decidedOn: CalendarDay): CalendarDay {
  return exitOn > decidedOn ? exitOn : decidedOn
}
