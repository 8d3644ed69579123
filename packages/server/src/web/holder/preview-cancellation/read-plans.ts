import { isCalendarDay, type CalendarDay } from '#kernel/calendar-day.ts'
import { typedDay } from '../../shared/typed-day.ts'

export type Plans = { readonly returnOn?: CalendarDay; readonly doneBy?: CalendarDay }

export const planFields = ['doneBy', 'returnOn'] as const

/**
 * The dates that somebody tells to have the day computed. They come in the address and are kept nowhere.
 * `wrong` names the fields that hold no day.
 */
export function readPlans(query: (name: string) => string): {
  readonly plans: Plans
  readonly wrong: readonly (typeof planFields)[number][]
} {
  const typed = planFields.flatMap((name) => {
    const day = typedDay(query(name))
    return day === undefined ? [] : [{ name, day }]
  })
  return {
    plans: Object.fromEntries(typed.filter(({ day }) => isCalendarDay(day)).map(({ name, day }) => [name, day])),
    wrong: typed.filter(({ day }) => !isCalendarDay(day)).map(({ name }) => name),
  }
}
