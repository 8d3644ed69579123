import type { CurvePoint } from '#domain/charges/curve.ts'
import { moneyText } from '#locales/money.ts'
import { addDays, type CalendarDay } from '#kernel/calendar-day.ts'
import { formatDay, formatShortDay } from '../format.ts'
import type { Page } from '../page.ts'
import { chartLayout, chartSize, type ChartLayout } from './chart-layout.ts'

/** How a charge grew and will grow. Between two points it grows evenly; amounts are in the smallest unit. */
export type ChargeCurve = {
  readonly currency: string
  /** Oldest first; the last one is the total so far. */
  readonly past: readonly CurvePoint[]
  /** How it goes on if nothing is done, from the last past point on; empty when nothing is added any more. */
  readonly ahead: readonly CurvePoint[]
  readonly today: CalendarDay
  /** null: the charge was not stopped. */
  readonly stoppedOn: CalendarDay | null
  /** The most the card can cost; null: no limit. */
  readonly capMinor: number | null
}

type Props = { readonly page: Page<unknown>; readonly curve: ChargeCurve }

/**
 * The charge over time as a picture, drawn on the server: solid until now, dashed if nothing is done. Nothing in it is told
 * by colour alone, and the table beside it says the same.
 */
export function ChargeChart({ page, curve }: Props) {
  const { chart } = page.t.charges
  const points = [...curve.past, ...curve.ahead]
  const [first, last, now] = [points[0], points.at(-1), curve.past.at(-1)]
  if (!first || !last || !now) return <></>
  const amount = (amountMinor: number) => moneyText({ amountMinor, currency: curve.currency }, page.language)
  const hasAhead = curve.ahead.length > 0
  const to = last.day > curve.today ? last.day : curve.today
  const layout = chartLayout({ from: first.day, to, mostMinor: last.totalMinor }, amount)
  const day = (value: CalendarDay) => formatDay(page.language, value)
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${chartSize.width} ${chartSize.height}`} role="img" aria-labelledby="chart-title chart-text">
        <title id="chart-title">{chart.title}</title>
        <desc id="chart-text">
          {chart.summary(day(addDays(first.day, 1)), day(now.day), amount(now.totalMinor))}
          {hasAhead && ` ${chart.legend}`}
        </desc>
        <Axes layout={layout} page={page} amount={amount} from={first.day} to={to} />
        <Cap layout={layout} page={page} curve={curve} amount={amount} />
        <Marks layout={layout} page={page} curve={curve} from={first.day} />
        {hasAhead && <path class="ahead" d={layout.path([now, ...curve.ahead])} />}
        <path class="past" d={layout.path(withRest(curve, now))} />
        <Values layout={layout} amount={amount} now={now} last={last} />
      </svg>
      {hasAhead && <figcaption class="hint">{chart.legend}</figcaption>}
    </figure>
  )
}

/** A charge that stopped stays where it is until today. */
function withRest({ past, ahead, today }: ChargeCurve, now: CurvePoint): readonly CurvePoint[] {
  return ahead.length === 0 && now.day < today ? [...past, { ...now, day: today }] : past
}

type Amount = (amountMinor: number) => string
type AxesProps = {
  readonly layout: ChartLayout
  readonly page: Page<unknown>
  readonly amount: Amount
  readonly from: CalendarDay
  readonly to: CalendarDay
}

function Axes({ layout, page, amount, from, to }: AxesProps) {
  const { left, right, bottom } = layout
  const hasYear = from.slice(0, 4) !== to.slice(0, 4)
  return (
    <>
      {layout.ticks.map((tick) => (
        <>
          <path class={tick === 0 ? 'base' : 'grid'} d={`M${left},${layout.y(tick)}H${right}`} />
          <text x={left - 5} y={layout.y(tick) + 4} text-anchor="end">
            {amount(tick)}
          </text>
        </>
      ))}
      <text x={left} y={bottom + 18}>
        {formatShortDay(page.language, addDays(from, 1), hasYear)}
      </text>
      {to > from && (
        <text x={right} y={bottom + 18} text-anchor="end">
          {formatShortDay(page.language, to, hasYear)}
        </text>
      )}
    </>
  )
}

type PartProps = { readonly layout: ChartLayout; readonly page: Page<unknown>; readonly curve: ChargeCurve }

/** Only when the curve comes near it: far above, it would press the curve flat. */
function Cap({ layout, page, curve: { capMinor }, amount }: PartProps & { readonly amount: Amount }) {
  if (capMinor === null || layout.y(capMinor) < layout.top) return <></>
  const y = layout.y(capMinor)
  return (
    <>
      <path class="cap" d={`M${layout.left},${y}H${layout.right}`} />
      <text x={layout.left + 4} y={y - 5}>
        {page.t.charges.chart.most(amount(capMinor))}
      </text>
    </>
  )
}

/** Today and the stop, each with a line of its own for its words, so that they never meet. */
function Marks({ layout, page, curve: { today, stoppedOn }, from }: PartProps & { readonly from: CalendarDay }) {
  const { chart } = page.t.charges
  const short = (value: CalendarDay) => formatShortDay(page.language, value, false)
  return (
    <>
      {today > addDays(from, 1) && (
        <Mark layout={layout} day={today} row={14} text={chart.today(short(today))} kind="today" />
      )}
      {stoppedOn !== null && stoppedOn > from && (
        <Mark layout={layout} day={stoppedOn} row={32} text={chart.stopped(short(stoppedOn))} kind="stop" />
      )}
    </>
  )
}

type MarkProps = {
  readonly layout: ChartLayout
  readonly day: CalendarDay
  readonly row: number
  readonly text: string
  readonly kind: 'today' | 'stop'
}

function Mark({ layout, day, row, text, kind }: MarkProps) {
  // a point is the end of its day, and so the beginning of the next one
  const x = layout.x(addDays(day, -1))
  const place = (x - layout.left) / (layout.right - layout.left)
  const anchor = place < 0.3 ? 'start' : place > 0.7 ? 'end' : 'middle'
  return (
    <>
      <path class={kind} d={`M${x},${row + 4}V${layout.bottom}`} />
      <text x={x} y={row} text-anchor={anchor} class="strong">
        {text}
      </text>
    </>
  )
}

type ValuesProps = {
  readonly layout: ChartLayout
  readonly amount: Amount
  readonly now: CurvePoint
  readonly last: CurvePoint
}

/** The total so far and the one ahead, written where the curve is not: above it on the left, below it on the right. */
function Values({ layout, amount, now, last }: ValuesProps) {
  const [x, y] = [layout.x(now.day), layout.y(now.totalMinor)]
  const isLeft = x < (layout.left + layout.right) / 2
  return (
    <>
      <circle cx={x} cy={y} r="4" class="now" />
      <text
        x={isLeft ? x + 8 : x - 7}
        y={isLeft ? Math.min(y + 16, layout.bottom - 5) : y - 8}
        text-anchor={isLeft ? 'start' : 'end'}
        class="strong"
      >
        {amount(now.totalMinor)}
      </text>
      {last !== now && (
        <text x={layout.right} y={layout.y(last.totalMinor) - 7} text-anchor="end">
          {amount(last.totalMinor)}
        </text>
      )}
    </>
  )
}
