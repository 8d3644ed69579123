import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween } from '#kernel/calendar-day.ts'
import { chargeHistories } from '#test/models/charge-histories.ts'
import { historyCount, propertyRuns } from '#test/support/property-runs.ts'
import { charge } from './charge.ts'
import { chargeMonths } from './charge-months.ts'
import type { CurvePoint } from './curve.ts'
import { chargeOutlook } from './outlook.ts'
import { tariffHistory } from './tariff-history.ts'

const fewer = historyCount / 4

test(`I-05 over ${fewer} histories: the outlook says on every day what the charge says`, () => {
  fc.assert(
    fc.property(chargeHistories, fc.nat({ max: 1_000 }), (history, perMille) => {
      const { issue, timeZone, through: today } = history
      const input = {
        issue,
        timeZone,
        tariff: tariffHistory(history.tariffs, history.cardType),
        stoppedAt: history.requests.find(({ stands }) => stands)?.at ?? null,
        waivers: history.waivedMinor.map((amountMinor, at) => ({ id: String(at), amountMinor })),
      }
      const totalOn = (day: string) => charge({ ...input, through: day })?.totalMinor
      const outlook = chargeOutlook(input, { today }) ?? assert.fail('there is a tariff')
      const { curve, end, owed } = outlook
      assert.equal(outlook.owedMinor, totalOn(addDays(today, -1)))
      assert.equal(end.totalMinor, end.on < today ? outlook.owedMinor : totalOn(end.on))
      if (end.kind === 'ends') {
        assert.equal(totalOn(addDays(end.on, 1_000)), end.totalMinor)
        if (end.totalMinor > 0) assert.ok(owed.perDay(end.on) > 0, 'the last day that costs something')
      }
      assert.deepEqual(
        curve.map(({ day }) => day),
        [...new Set(curve.map(({ day }) => day))].toSorted(),
      )
      for (const { day, totalMinor } of curve) assert.equal(totalMinor, totalOn(day), day)
      const [first, last] = [curve[0]?.day, curve.at(-1)?.day]
      if (first !== undefined && last !== undefined) {
        const day = addDays(first, Math.floor((daysBetween(first, last) * perMille) / 1_000))
        assert.equal(interpolated(curve, day), totalOn(day), day)
      }
      assert.equal(sum(chargeMonths(owed.lines).map(({ amountMinor }) => amountMinor)), owed.grossMinor)
      assert.equal(sum(chargeMonths(owed.lines).map(({ days }) => days)), sum(owed.lines.map(({ days }) => days)))
    }),
    propertyRuns(fewer),
  )
})

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)

/** What a straight line between the corners on both sides of a day says. */
function interpolated(curve: readonly CurvePoint[], day: string): number | undefined {
  const after = curve.find((point) => point.day >= day)
  const before = curve.findLast((point) => point.day <= day)
  if (!after || !before) return undefined
  const days = daysBetween(before.day, after.day)
  const rise = after.totalMinor - before.totalMinor
  return days === 0 ? before.totalMinor : before.totalMinor + (rise * daysBetween(before.day, day)) / days
}
