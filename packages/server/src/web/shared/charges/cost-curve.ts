import type { CurvePoint } from '#domain/charges/curve.ts'
import { addDays } from '#kernel/calendar-day.ts'
import type { ChargeCurve } from '../components/charge-chart.tsx'
import { isAtCap, isStillCounting, tariffOn, type CardCost } from './card-cost.ts'

/** The curve of the outlook, cut where the days that are over end; undefined when there is nothing to draw. */
export function costCurve(cost: CardCost): ChargeCurve | undefined {
  const { outlook, today } = cost
  const { curve, state, end, currency, owedMinor } = outlook
  if (curve.length === 0) return undefined
  const yesterday = addDays(today, -1)
  const isOver = !isStillCounting(cost)
  // of a charge that is over the last day that cost something
  const now: CurvePoint = { day: isOver && end.on < yesterday ? end.on : yesterday, totalMinor: owedMinor }
  return {
    currency,
    past: [...curve.filter(({ day }) => day < now.day), now],
    ahead: isOver ? [] : curve.filter(({ day }) => day > now.day),
    today,
    stoppedOn: state.kind === 'frozen' ? state.since : null,
    capMinor: tariffOn(cost, today)?.tariff.capMinor ?? null,
  }
}

export type CurveNote = 'price-changes' | 'now' | 'stops' | 'goes-on' | 'ends' | 'capped'

/** The points of the curve with what each is: what the picture shows, for a table. */
export function curveRows(cost: CardCost, { past, ahead }: ChargeCurve): (CurvePoint & { readonly note: CurveNote })[] {
  const { end, state } = cost.outlook
  const now = past.at(-1)
  const noteOf = (point: CurvePoint): CurveNote => {
    if (point === now && ahead.length > 0) return 'now'
    if (point !== (ahead.at(-1) ?? now)) return 'price-changes'
    if (state.kind === 'frozen') return 'stops'
    if (end.kind === 'goes-on') return 'goes-on'
    return isAtCap(cost) || tariffOn(cost, end.on)?.tariff.capMinor === end.totalMinor ? 'capped' : 'ends'
  }
  // the first point is the day before, with nothing owed yet
  return [...past.slice(1), ...ahead].map((point) => ({ ...point, note: noteOf(point) }))
}
