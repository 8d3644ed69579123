import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { daysBetween } from '#kernel/calendar-day.ts'
import { aTariff } from '#test/builders/tariff.ts'
import { modelLocalDay } from '#test/models/naive-charge.ts'
import { historyCount, propertyRuns } from '#test/support/property-runs.ts'
import { charge } from './charge.ts'
import { tariffHistory } from './tariff-history.ts'

const fewer = historyCount / 4
const zones = Intl.supportedValuesOf('timeZone')
const tariff = tariffHistory([aTariff({ effectiveFrom: '1980-01-01' })], 'tourism')
const issue = { validFrom: '1985-01-01', validUntil: '1985-01-30', tripEndsOn: null, lastExitOn: null, endedAt: null }

function stoppedIn(timeZone: string, stoppedAt: Date) {
  const said = charge({ issue, tariff, timeZone, stoppedAt, waivers: [], through: '2099-12-31' })
  return { stopsOn: said?.stopsOn, totalMinor: said?.totalMinor }
}

const expectedFor = (stopsOn: string) => ({ stopsOn, totalMinor: 100 * daysBetween(issue.validFrom, stopsOn) })

/** Often midnight somewhere, or the millisecond before it; every zone's clock stands on a quarter of an hour. */
const instants = fc
  .tuple(fc.integer({ min: 0, max: 16_000 * 96 }), fc.constantFrom(-1, 0, 1, 450_000))
  .map(([quarters, ms]) => new Date(Date.UTC(1990, 0, 1) + quarters * 900_000 + ms))

test(`I-18 over ${fewer} instants in the ${zones.length} zones of the IANA list: the stop is the local day`, () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, (zone, instant) => {
      assert.deepEqual(stoppedIn(zone, instant), expectedFor(modelLocalDay(instant, zone)))
    }),
    propertyRuns(fewer),
  )
})

test('I-18: each quarter of an hour around the day on which Almaty moved from UTC+6 to UTC+5', () => {
  const moved = Date.UTC(2024, 1, 29, 18)
  for (let quarter = -200; quarter <= 200; quarter += 1) {
    for (const ms of [-1, 0]) {
      const instant = new Date(moved + quarter * 900_000 + ms)
      const offsetHours = instant.getTime() < moved ? 6 : 5
      const local = new Date(instant.getTime() + offsetHours * 3_600_000).toISOString().slice(0, 10)
      assert.deepEqual(stoppedIn('Asia/Almaty', instant), expectedFor(local), instant.toISOString())
    }
  }
})

test('I-18: Apia skipped 2011-12-30, which is still a day of the calendar and is charged', () => {
  const skipped = Date.UTC(2011, 11, 30, 10)
  const before = stoppedIn('Pacific/Apia', new Date(skipped - 1))
  const after = stoppedIn('Pacific/Apia', new Date(skipped))
  assert.deepEqual([before.stopsOn, after.stopsOn], ['2011-12-29', '2011-12-31'])
  assert.equal((after.totalMinor ?? 0) - (before.totalMinor ?? 0), 200)
})
