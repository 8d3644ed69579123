import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/calendar-day.ts'
import { chargeHistories, instants } from '#test/models/charge-histories.ts'
import { modelDays, modelLocalDay, naiveCharge, type ChargeHistory } from '#test/models/naive-charge.ts'
import { historyCount, propertyRuns } from '#test/support/property-runs.ts'
import { charge, type Charge, type ChargeInput } from './charge.ts'
import { tariffHistory } from './tariff-history.ts'

function inputOf(history: ChargeHistory): ChargeInput {
  const { issue, timeZone, through, tariffs, cardType } = history
  return {
    issue,
    timeZone,
    through,
    tariff: tariffHistory(tariffs, cardType),
    stoppedAt: history.requests.find(({ stands }) => stands)?.at ?? null,
    waivers: history.waivedMinor.map((amountMinor, at) => ({ id: String(at), amountMinor })),
  }
}

function chargeOf(history: ChargeHistory, change: Partial<ChargeInput> = {}): Charge {
  return charge({ ...inputOf(history), ...change }) ?? assert.fail('there is a tariff')
}

/** The days that can matter: from before any anchor to well after the last one counted. */
function daysAround({ through, issue }: ChargeHistory): string[] {
  const anchors = [issue.validFrom, issue.tripEndsOn, issue.lastExitOn, through].filter((day) => day !== null)
  return modelDays(addDays(anchors.toSorted()[0] ?? through, -5), addDays(through, 40))
}

/** Relations between figures; that each figure is right is the model's to say. */
const fewer = historyCount / 4

test(`I-05, I-18 over ${historyCount} histories: what is charged is what counting day by day comes to`, () => {
  fc.assert(
    fc.property(chargeHistories, (history) => {
      const days = daysAround(history)
      const counted = naiveCharge(history, days)
      const said = chargeOf(history)
      assert.equal(said.grossMinor, counted.grossMinor)
      assert.equal(said.totalMinor, counted.totalMinor)
      checkLines(said, history)
      const ahead = chargeOf(history, { through: days.at(-1) ?? history.through })
      checkDays(ahead, counted.perDay)
      checkEnds(ahead, counted.perDay)
    }),
    propertyRuns(),
  )
})

/** The lines give each day the cost that was counted, and none to any other. */
function checkDays({ lines }: Charge, counted: ReadonlyMap<string, number>) {
  const paid = lines.filter(({ perDayMinor }) => perDayMinor > 0)
  for (const { from, to, perDayMinor } of paid) {
    for (const day of modelDays(from, to)) assert.equal(perDayMinor, counted.get(day), day)
  }
  const paidDays = paid.reduce((sum, { days }) => sum + days, 0)
  assert.equal(paidDays, [...counted.values()].filter((cost) => cost > 0).length)
}

/** Lines are in order, add up, and say of their days what `perDay` says. */
function checkLines({ lines, grossMinor, totalMinor, waivedMinor, perDay }: Charge, { through }: ChargeHistory) {
  let before = ''
  let sum = 0
  for (const { from, to, days, perDayMinor, amountMinor } of lines) {
    assert.ok(before < from && from <= to && to <= through)
    assert.equal(modelDays(from, to).length, days)
    assert.equal(amountMinor, days * perDayMinor)
    assert.equal(perDay(from), perDayMinor)
    assert.equal(perDay(to), perDayMinor)
    before = to
    sum += amountMinor
  }
  assert.equal(sum, grossMinor)
  assert.equal(totalMinor, grossMinor - waivedMinor)
}

/** All that costs something lies from `startsOn` to before `stopsOn`, and the day before the end is the last of it. */
function checkEnds({ startsOn, stopsOn, perDay }: Charge, costs: ReadonlyMap<string, number>) {
  const paid = [...costs.keys()].filter((day) => costs.get(day) !== 0)
  const [firstPaid, lastPaid] = [paid[0], paid.at(-1)]
  if (firstPaid === undefined || lastPaid === undefined) return
  assert.ok(startsOn !== null && startsOn <= firstPaid)
  if (stopsOn === null) return
  assert.ok(lastPaid < stopsOn)
  assert.ok(perDay(addDays(stopsOn, -1)) > 0)
  assert.equal(perDay(stopsOn), 0)
}

test(`I-05, I-18 over ${fewer} histories: the local day of the request and all later days are free`, () => {
  fc.assert(
    fc.property(chargeHistories, instants, fc.nat({ max: 400 }), (history, instant, later) => {
      const stoppedAt = new Date(Date.parse(`${history.issue.validFrom}T00:00:00Z`) + instant)
      const stopDay = modelLocalDay(stoppedAt, history.timeZone)
      const said = chargeOf(history, { stoppedAt, through: addDays(stopDay, later) })
      assert.equal(said.totalMinor, chargeOf(history, { stoppedAt, through: addDays(stopDay, -1) }).totalMinor)
      assert.equal(said.perDay(stopDay), 0)
      assert.equal(said.perDay(addDays(stopDay, later)), 0)
      assert.ok(said.stopsOn === null || said.stopsOn <= stopDay)
      // and no day before it is
      const unstopped = chargeOf(history, { stoppedAt: null })
      for (const day of modelDays(addDays(stopDay, -5), addDays(stopDay, -1))) {
        assert.equal(said.perDay(day), unstopped.perDay(day), day)
      }
    }),
    propertyRuns(fewer),
  )
})

test(`I-05 over ${fewer} histories: requests that did not stand, and the order of waivers, change nothing`, () => {
  fc.assert(
    fc.property(chargeHistories, fc.nat(), (history, seed) => {
      const plain = figures(chargeOf(history))
      const standing = history.requests.filter(({ stands }) => stands)
      assert.deepEqual(figures(chargeOf({ ...history, requests: standing })), plain)
      assert.deepEqual(figures(chargeOf({ ...history, requests: history.requests.toReversed() })), plain)
      const rotated = rotate(history.waivedMinor, seed)
      assert.deepEqual(figures(chargeOf({ ...history, waivedMinor: rotated })), plain)
      assert.deepEqual(figures(chargeOf({ ...history, tariffs: rotate(history.tariffs, seed) })), plain)
    }),
    propertyRuns(fewer),
  )
})

function figures({ totalMinor, grossMinor, waivedMinor, lines, startsOn, stopsOn }: Charge) {
  return { totalMinor, grossMinor, waivedMinor, lines, startsOn, stopsOn }
}

function rotate<T>(items: readonly T[], by: number): T[] {
  const at = items.length === 0 ? 0 : by % items.length
  return [...items.slice(at), ...items.slice(0, at)]
}

test(`I-05 over ${fewer} histories: one more day adds what it costs, so nothing ever falls`, () => {
  fc.assert(
    fc.property(chargeHistories, (history) => {
      const today = chargeOf(history)
      const tomorrow = chargeOf(history, { through: addDays(history.through, 1) })
      assert.equal(tomorrow.grossMinor - today.grossMinor, today.perDay(addDays(history.through, 1)))
      assert.ok(tomorrow.totalMinor >= today.totalMinor)
    }),
    propertyRuns(fewer),
  )
})

test(`I-05 over ${fewer} histories: a version that begins later changes no day before it`, () => {
  fc.assert(
    fc.property(chargeHistories, (history) => {
      const newest = history.tariffs.at(-1)
      if (newest === undefined || history.tariffs.length < 3) return
      const tariffs = history.tariffs.slice(0, -1)
      const through = addDays(newest.effectiveFrom, -1)
      const before = chargeOf({ ...history, tariffs, through })
      assert.deepEqual(chargeOf({ ...history, through }).lines, before.lines)
    }),
    propertyRuns(fewer),
  )
})

test(`I-05 over ${fewer} histories: on no day that costs something is more owed than the cap in force`, () => {
  fc.assert(
    fc.property(chargeHistories, (history) => {
      const said = chargeOf(history)
      let owed = 0
      for (const { amountMinor, perDayMinor, tariffCode, tariffVersion } of said.lines) {
        owed += amountMinor
        const tariff = history.tariffs.find(({ code, version }) => code === tariffCode && version === tariffVersion)
        const cap = tariff?.content.capMinor ?? Infinity
        if (perDayMinor > 0) assert.ok(owed <= cap, `${owed} > ${cap}`)
      }
    }),
    propertyRuns(fewer),
  )
})
