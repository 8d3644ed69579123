import { isCalendarDay, type CalendarDay } from '#kernel/calendar-day.ts'

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
  const typed = planFields.map((name) => [name, query(name).trim()] as const).filter(([, value]) => value !== '')
  return {
    plans: Object.fromEntries(typed.filter(([, value]) => isCalendarDay(value))),
    wrong: typed.filter(([, value]) => !isCalendarDay(value)).map(([name]) => name),
  }
}
