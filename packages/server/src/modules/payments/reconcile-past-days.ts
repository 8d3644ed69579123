import { addDays, dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import type { PaymentDeps } from './deps.ts'
import { reconcileDay } from './reconcile-day.ts'

export type PastReconciled = { readonly days: number; readonly differences: number }

/** Further back nobody disputes a payment with an acquirer. */
const mostDaysBack = 60

/** Compares every day that is over and was not compared yet: one a night, or all of those on which we were down. */
export async function reconcilePastDays(deps: PaymentDeps): Promise<PastReconciled> {
  let days = 0
  let differences = 0
  for (const day of await daysToCompare(deps)) {
    const reconciled = await reconcileDay(deps, day)
    if (!reconciled.ok) throw new Error(`${day} could not be compared with the acquirer: ${reconciled.refusal.code}`)
    days += 1
    differences += reconciled.value.differences.length
  }
  return { days, differences }
}

async function daysToCompare({ db, acquirer, clock }: PaymentDeps): Promise<CalendarDay[]> {
  if (!acquirer) return []
  // the padded hour after midnight has to be over as well
  const lastOver = addDays(dayInZone(new Date(clock.now().getTime() - 2 * 3_600_000), 'UTC'), -1)
  const { provider } = acquirer
  const first = await db
    .selectFrom('payments')
    .select((eb) => eb.fn.min('created_at').as('at'))
    .where('provider', '=', provider)
    .executeTakeFirst()
  if (!first?.at) return []
  const began = dayInZone(first.at, 'UTC')
  const earliest = addDays(lastOver, -mostDaysBack)
  const done = await db.selectFrom('reconciled_days').select('day').where('provider', '=', provider).execute()
  const isDone = new Set(done.map(({ day }) => day))
  const days: CalendarDay[] = []
  for (let day = began > earliest ? began : earliest; day <= lastOver; day = addDays(day, 1)) {
    if (!isDone.has(day)) days.push(day)
  }
  return days
}
