import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aTariff } from '#test/builders/tariff.ts'
import { charge, lastDayOver, type Charge, type ChargeInput } from './charge.ts'
import type { ChargeIssue } from './charge-issue.ts'
import { tariffHistory } from './tariff-history.ts'

const issue: ChargeIssue = {
  validFrom: '2026-03-01',
  validUntil: '2026-03-30',
  tripEndsOn: null,
  lastExitOn: null,
  endedAt: null,
}

type Wishes = Partial<Omit<ChargeInput, 'issue' | 'tariff'>> & {
  readonly issue?: Partial<ChargeIssue>
  readonly tariffs?: readonly ReturnType<typeof aTariff>[]
}

function chargeWith({ issue: change, tariffs = [aTariff()], ...rest }: Wishes): Charge {
  const said = charge({
    issue: { ...issue, ...change },
    tariff: tariffHistory(tariffs, 'tourism'),
    timeZone: 'Asia/Almaty',
    stoppedAt: null,
    waivers: [],
    through: '2026-03-10',
    ...rest,
  })
  return said ?? assert.fail('there is a tariff')
}

/** Noon in Almaty. */
const noon = (day: string) => new Date(`${day}T07:00:00Z`)
const brief = ({ lines }: Charge) =>
  lines.map(({ from, to, perDayMinor, because }) => `${from.slice(5)}/${to.slice(5)} ${perDayMinor} ${because}`)

test('a card whose type has no tariff costs nothing', () => {
  const nothing = charge({ issue, tariff: [], timeZone: 'UTC', stoppedAt: null, waivers: [], through: '2026-03-10' })
  assert.equal(nothing, undefined)
})

test('each day from the first day of validity costs, the last one counted included', () => {
  const said = chargeWith({})
  assert.equal(said.totalMinor, 1_000)
  assert.equal(said.currency, 'KZT')
  assert.deepEqual(said.lines, [
    {
      from: '2026-03-01',
      to: '2026-03-10',
      days: 10,
      perDayMinor: 100,
      amountMinor: 1_000,
      tariffCode: 'card-days',
      tariffVersion: 1,
      because: 'band',
    },
  ])
  assert.deepEqual([said.startsOn, said.stopsOn], ['2026-03-01', null])
  assert.equal(said.perDay('2026-02-28'), 0)
  assert.equal(said.perDay('2036-03-01'), 100)
})

test('counted through a day before the first one, nothing is owed', () => {
  const said = chargeWith({ through: '2026-02-28' })
  assert.deepEqual([said.totalMinor, said.lines, said.startsOn], [0, [], '2026-03-01'])
})

test('I-05: the local day of the request is free, and so are all after it', () => {
  const said = chargeWith({ stoppedAt: noon('2026-03-05') })
  assert.equal(said.totalMinor, 400)
  assert.equal(said.stopsOn, '2026-03-05')
  assert.equal(said.perDay('2026-03-04'), 100)
  assert.equal(said.perDay('2026-03-05'), 0)
})

test('I-05: asked on the first day or before it, nothing is owed for ever', () => {
  for (const day of ['2026-03-01', '2026-02-10']) {
    const said = chargeWith({ stoppedAt: noon(day), through: '2027-01-01' })
    assert.deepEqual([said.totalMinor, said.lines, said.startsOn, said.stopsOn], [0, [], null, day])
  }
})

test('I-05: asked during the free days, nothing is owed; the free days until then are shown', () => {
  const said = chargeWith({ tariffs: [aTariff({ freeDays: 5 })], stoppedAt: noon('2026-03-04') })
  assert.deepEqual(brief(said), ['03-01/03-03 0 free'])
  assert.deepEqual([said.totalMinor, said.stopsOn], [0, '2026-03-04'])
})

test('what the authority ended costs nothing from that local day on, whichever came first', () => {
  const said = chargeWith({ issue: { endedAt: noon('2026-03-04') }, stoppedAt: noon('2026-03-06') })
  assert.equal(said.totalMinor, 300)
  assert.equal(chargeWith({ issue: { endedAt: noon('2026-03-08') }, stoppedAt: noon('2026-03-06') }).totalMinor, 500)
})

test('bands count from the first day after the free ones', () => {
  const bands = [
    { fromDay: 1, toDay: 2, perDayMinor: 10 },
    { fromDay: 3, toDay: 4, perDayMinor: 20 },
  ]
  const said = chargeWith({ tariffs: [aTariff({ freeDays: 2, bands })] })
  assert.deepEqual(brief(said), ['03-01/03-02 0 free', '03-03/03-04 10 band', '03-05/03-06 20 band'])
  assert.equal(said.stopsOn, '2026-03-07')
})

test('the charge counts from the day after its anchor, and has not begun while that is not known', () => {
  const on = (anchor: 'trip-end' | 'last-exit' | 'valid-until', change: Partial<ChargeIssue>) => {
    const said = chargeWith({ tariffs: [aTariff({ anchor })], issue: change, through: '2026-04-05' })
    return [said.startsOn, said.totalMinor]
  }
  assert.deepEqual(on('valid-until', {}), ['2026-03-31', 600])
  assert.deepEqual(on('trip-end', { tripEndsOn: '2026-03-31' }), ['2026-04-01', 500])
  assert.deepEqual(on('last-exit', { lastExitOn: '2026-04-04' }), ['2026-04-05', 100])
  assert.deepEqual(on('trip-end', { lastExitOn: '2026-04-04' }), [null, 0])
  assert.deepEqual(on('last-exit', { tripEndsOn: '2026-04-04' }), [null, 0])
})

test('a cap that is met exactly ends the charge with that day; else the last day costs what is left', () => {
  const capped = (capMinor: number) => chargeWith({ tariffs: [aTariff({ capMinor })] })
  assert.deepEqual(brief(capped(300)), ['03-01/03-03 100 band', '03-04/03-10 0 cap'])
  assert.deepEqual(brief(capped(350)), ['03-01/03-03 100 band', '03-04/03-04 50 cap', '03-05/03-10 0 cap'])
  assert.deepEqual(brief(capped(1)), ['03-01/03-01 1 cap', '03-02/03-10 0 cap'])
  assert.deepEqual(
    [capped(300).stopsOn, capped(350).stopsOn, capped(1).stopsOn],
    ['2026-03-04', '2026-03-05', '2026-03-02'],
  )
})

test('a cap that the last day of a band meets leaves the band whole', () => {
  const bands = [{ fromDay: 1, toDay: 3, perDayMinor: 100 }]
  assert.deepEqual(brief(chargeWith({ tariffs: [aTariff({ bands, capMinor: 300 })] })), ['03-01/03-03 100 band'])
})

test('a version prices the days from its own first day on, by their place in the charge', () => {
  const bands = (first: number, later: number) => [
    { fromDay: 1, toDay: 6, perDayMinor: first },
    { fromDay: 7, toDay: null, perDayMinor: later },
  ]
  const tariffs = [
    aTariff({ bands: bands(10, 20) }),
    aTariff({ version: 2, effectiveFrom: '2026-03-05', bands: bands(30, 40) }),
  ]
  assert.deepEqual(brief(chargeWith({ tariffs })), [
    '03-01/03-04 10 band',
    '03-05/03-06 30 band',
    '03-07/03-10 40 band',
  ])
})

test('a later version with another anchor counts its days from there', () => {
  const tariffs = [
    aTariff(),
    aTariff({ version: 2, effectiveFrom: '2026-03-04', anchor: 'trip-end', freeDays: 1, capMinor: 1_000 }),
  ]
  const said = chargeWith({ tariffs, issue: { tripEndsOn: '2026-03-05' } })
  assert.deepEqual(brief(said), ['03-01/03-03 100 band', '03-06/03-06 0 free', '03-07/03-10 100 band'])
  assert.equal(chargeWith({ tariffs }).totalMinor, 300, 'not known: only the first version charges')
})

test('a lower cap takes nothing back, a higher one lets the charge run on', () => {
  const next = (capMinor: number) => [
    aTariff({ capMinor: 400 }),
    aTariff({ version: 2, effectiveFrom: '2026-03-06', capMinor }),
  ]
  assert.equal(chargeWith({ tariffs: next(200) }).totalMinor, 400)
  assert.equal(chargeWith({ tariffs: next(600) }).totalMinor, 600)
  assert.equal(chargeWith({ tariffs: next(600) }).perDay('2026-03-05'), 0)
})

test('the charge ends with the last day of a tariff that nothing follows', () => {
  const said = chargeWith({ tariffs: [aTariff({ effectiveUntil: '2026-03-04' })] })
  assert.deepEqual([said.totalMinor, said.stopsOn], [400, '2026-03-05'])
})

test('waivers lessen the total, never below nothing', () => {
  const waivers = [
    { id: 'a', amountMinor: 250 },
    { id: 'b', amountMinor: 500 },
  ]
  const said = chargeWith({ waivers })
  assert.deepEqual([said.grossMinor, said.waivedMinor, said.totalMinor], [1_000, 750, 250])
  const early = chargeWith({ waivers, through: '2026-03-02' })
  assert.deepEqual([early.grossMinor, early.waivedMinor, early.totalMinor], [200, 200, 0])
})

test('a leap day is a day', () => {
  const change = { validFrom: '2024-02-28' }
  const tariffs = [aTariff({ effectiveFrom: '2020-01-01' })]
  assert.equal(chargeWith({ tariffs, issue: change, through: '2024-03-01' }).totalMinor, 300)
  assert.equal(chargeWith({ tariffs, issue: { validFrom: '2023-02-28' }, through: '2023-03-01' }).totalMinor, 200)
})

test('I-18: across 2024-03-01 in Almaty, a request counts for the day its clock showed', () => {
  const tariffs = [aTariff({ effectiveFrom: '2024-01-01' })]
  const stopDay = (instant: string) =>
    chargeWith({ tariffs, issue: { validFrom: '2024-02-01' }, stoppedAt: new Date(instant), through: '2024-03-31' })
      .stopsOn
  assert.equal(stopDay('2024-02-28T17:59:59.999Z'), '2024-02-28')
  assert.equal(stopDay('2024-02-28T18:00:00Z'), '2024-02-29', 'still UTC+6: midnight')
  assert.equal(stopDay('2024-02-29T18:00:00Z'), '2024-02-29', 'clocks went back to 23:00')
  assert.equal(stopDay('2024-02-29T18:59:59.999Z'), '2024-02-29')
  assert.equal(stopDay('2024-02-29T19:00:00Z'), '2024-03-01', 'UTC+5: midnight')
})

test('I-18: the day that Apia skipped is still a day of the calendar', () => {
  const stop = (instant: string) =>
    chargeWith({
      tariffs: [aTariff({ effectiveFrom: '2011-01-01' })],
      issue: { validFrom: '2011-12-28' },
      timeZone: 'Pacific/Apia',
      stoppedAt: new Date(instant),
      through: '2012-01-31',
    })
  assert.deepEqual([stop('2011-12-30T09:59:59Z').stopsOn, stop('2011-12-30T09:59:59Z').totalMinor], ['2011-12-29', 100])
  assert.deepEqual([stop('2011-12-30T10:00:00Z').stopsOn, stop('2011-12-30T10:00:00Z').totalMinor], ['2011-12-31', 300])
})

test('at the end of the calendar a charge goes on without an end and without a mistake', () => {
  const last = chargeWith({
    issue: { validFrom: '9999-12-30', validUntil: '9999-12-31' },
    tariffs: [aTariff({ bands: [{ fromDay: 1, toDay: 400, perDayMinor: 1 }], capMinor: 1_000_000_000_000_000 })],
    through: '9999-12-31',
  })
  assert.deepEqual([last.totalMinor, last.stopsOn], [2, null])
  const never = chargeWith({ issue: { validUntil: '9999-12-31' }, tariffs: [aTariff({ anchor: 'valid-until' })] })
  assert.deepEqual([never.totalMinor, never.startsOn], [0, null])
})

test('a sum that is no exact number any more is a bug, not a figure', () => {
  const bands = [{ fromDay: 1, toDay: null, perDayMinor: 100_000_000_000 }]
  const tariffs = [aTariff({ bands, effectiveFrom: '1900-01-01' })]
  const century = { tariffs, issue: { validFrom: '1900-01-01' } }
  assert.equal(chargeWith({ ...century, through: '1999-12-31' }).totalMinor, 36_524 * 100_000_000_000)
  assert.throws(() => chargeWith({ ...century, through: '9999-12-31' }), RangeError)
})

test('I-18: the last day that is over is yesterday by the authority’s clock', () => {
  assert.equal(lastDayOver(new Date('2026-03-01T18:59:59.999Z'), 'Asia/Almaty'), '2026-02-28')
  assert.equal(lastDayOver(new Date('2026-03-01T19:00:00Z'), 'Asia/Almaty'), '2026-03-01')
})
