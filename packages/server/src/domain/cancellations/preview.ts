import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { CalendarRefusal } from '../calendar/authority-calendar.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { Card, Dependant } from '../cards/card.ts'
import type { ReferenceBook } from '../reference/reference-book.ts'
import { effectChoices, type Effect, type Whereabouts } from './answers.ts'
import { whyNotCancellable, type CannotCancel, type OpenRequest } from './cancellable.ts'
import { consequencesOf, type Consequence } from './consequences.ts'
import { reasonsToKeep, type ReasonToKeep } from './reasons-to-keep.ts'
import { startAdvice, type StartAdvice } from './start-advice.ts'

/** What the holder may tell before any form; nothing of it is kept. */
export type Plans = {
  readonly whereabouts?: Whereabouts | undefined
  readonly departureOn?: CalendarDay | undefined
  /** The day of the next visit. */
  readonly returnOn?: CalendarDay | undefined
  /** The day by which the cancellation is to be done. */
  readonly doneBy?: CalendarDay | undefined
}

export type PreviewFacts = {
  readonly card: Card
  readonly otherCards: readonly Card[]
  readonly dependants: readonly Dependant[]
  readonly openRequest?: OpenRequest | undefined
  readonly book: ReferenceBook
  readonly today: CalendarDay
  readonly plans: Plans
}

export type EffectPreview = {
  readonly effect: Effect
  /** The first day on which it can take effect; null: nobody has said when the holder leaves. */
  readonly earliestOn: CalendarDay | null
  readonly consequences: readonly Consequence[]
}

/** "Do I need to cancel?": everything the page says, before any form. */
export type Preview = {
  readonly cannotCancel: CannotCancel | null
  readonly reasonsToKeep: readonly ReasonToKeep[]
  readonly effects: readonly EffectPreview[]
  readonly workingDays: number
  readonly promisedOn: CalendarDay
  readonly recallHours: number
  readonly startAdvice: StartAdvice | null
}

/** Refuses only when the calendar does not reach far enough to name a date. */
export function preview(facts: PreviewFacts): Result<Preview, CalendarRefusal> {
  const { card, book, today, plans } = facts
  const { workingDays, recallHours } = book.serviceTime
  const promised = addWorkingDays(book.calendar, today, workingDays)
  if (!promised.ok) return promised
  const advice =
    plans.doneBy === undefined ? ok(null) : startAdvice(book.calendar, book.serviceTime, today, plans.doneBy)
  if (!advice.ok) return advice
  return ok({
    cannotCancel: whyNotCancellable(card, facts.openRequest) ?? null,
    reasonsToKeep: reasonsToKeep({ ...facts, promisedOn: promised.value, returnOn: plans.returnOn ?? null }),
    effects: effectChoices
      .filter((effect) => isOffered(effect, plans))
      .map((effect) => effectPreview(effect, facts, promised.value)),
    workingDays,
    promisedOn: promised.value,
    recallHours,
    startAdvice: advice.value,
  })
}

/** Only who may be inside can leave: "on departure" is not offered to somebody who said to be outside. */
function isOffered(effect: Effect, { whereabouts }: Plans): boolean {
  return effect !== 'on-departure' || whereabouts !== 'outside'
}

function effectPreview(effect: Effect, facts: PreviewFacts, promisedOn: CalendarDay): EffectPreview {
  const { today, plans, dependants } = facts
  const departureOn = plans.departureOn ?? null
  const earliestOn = { now: today, 'on-departure': departureOn, 'on-date': addDays(today, 1) }[effect]
  const whereabouts = plans.whereabouts ?? null
  return {
    effect,
    earliestOn,
    consequences: consequencesOf({ effect, effectOn: null, whereabouts, departureOn, dependants, promisedOn }),
  }
}
