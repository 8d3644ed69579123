import assert from 'node:assert/strict'
import { test } from 'node:test'
import { profileEntries } from '#test/builders/profile.ts'
import { aTariff } from '#test/builders/tariff.ts'
import { checkEntries } from '../reference/check-entries.ts'
import { pastTariffProblems, tariffChainProblems, tariffProblems } from './check-tariffs.ts'
import type { TariffBand } from './tariff.ts'

const band = (fromDay: number, toDay: number | null): TariffBand => ({ fromDay, toDay, perDayMinor: 100 })

test('bands join from day 1 on, and a mistake names the days', () => {
  const cases: readonly (readonly [readonly TariffBand[], readonly string[]])[] = [
    [[band(1, null)], []],
    [[band(1, 90), band(91, null)], []],
    [[band(1, 1), band(2, 5)], []],
    [[band(2, null)], ['bands[0] no price for day 1']],
    [[band(11, null)], ['bands[0] no price for days 1 to 10']],
    [[band(1, 90), band(92, null)], ['bands[1] no price for day 91']],
    [[band(1, 90), band(100, null)], ['bands[1] no price for days 91 to 99']],
    [[band(1, 90), band(90, null)], ['bands[1] two prices for day 90']],
    [[band(1, 90), band(80, 200)], ['bands[1] two prices for days 80 to 90']],
    [[band(1, 90), band(10, 20)], ['bands[1] two prices for days 10 to 20']],
    [[band(1, null), band(91, null)], ['bands[1] two prices for day 91 and all later days']],
    [[band(5, 4)], ['bands[0] ends with day 4, before it begins with day 5']],
  ]
  for (const [bands, expected] of cases) {
    const problems = tariffProblems(aTariff({ bands }), 'tariff').map(({ path, message }) => `${path} ${message}`)
    assert.deepEqual(
      problems,
      expected.map((text) => `tariff.${text}`),
    )
  }
})

test('a cap below the price of one day is a mistake of units', () => {
  const bands = [
    { fromDay: 1, toDay: 5, perDayMinor: 100 },
    { fromDay: 6, toDay: null, perDayMinor: 500_00 },
  ]
  assert.deepEqual(tariffProblems(aTariff({ bands, capMinor: 499_99 }), 'tariff'), [
    { path: 'tariff.capMinor', message: 'is less than one day can cost (50000)' },
  ])
  assert.deepEqual(tariffProblems(aTariff({ bands, capMinor: 500_00 }), 'tariff'), [])
})

test('a tariff does not end before it begins', () => {
  const problems = (effectiveUntil: string) => tariffProblems(aTariff({ effectiveUntil }), 'tariff')
  assert.deepEqual(problems('2026-01-01'), [])
  assert.deepEqual(problems('2025-12-31'), [
    { path: 'tariff.effectiveUntil', message: '2025-12-31 lies before the first day in force, 2026-01-01' },
  ])
})

const chain = (...tariffs: readonly ReturnType<typeof aTariff>[]) =>
  tariffChainProblems(tariffs).map(({ path, message }) => `${path} ${message}`)

test('versions follow each other, and another tariff follows by the last day of the one before', () => {
  const ending = aTariff({ effectiveUntil: '2026-06-30' })
  const next = { code: 'new-days', effectiveFrom: '2026-07-01' }
  assert.deepEqual(chain(aTariff(), aTariff({ version: 2, effectiveFrom: '2026-07-01' })), [])
  assert.deepEqual(chain(ending), [])
  assert.deepEqual(chain(aTariff(next), ending), [])
})

test('days that two tariffs price are refused, with the dates', () => {
  const other = { code: 'new-days', effectiveFrom: '2026-07-01' }
  assert.deepEqual(chain(aTariff(), aTariff(other)), [
    'entries[1] card type "tourism": "card-days" version 1 and "new-days" version 1 both price the days from 2026-07-01 on',
  ])
  assert.deepEqual(chain(aTariff({ effectiveUntil: '2026-07-10' }), aTariff(other)), [
    'entries[1] card type "tourism": "card-days" version 1 and "new-days" version 1 both price the days from 2026-07-01 to 2026-07-10',
  ])
  assert.equal(chain(aTariff(), aTariff({ code: 'twin' })).length, 1, 'also when both begin on one day')
})

test('days that no tariff prices are refused, with the dates', () => {
  const ending = aTariff({ effectiveUntil: '2026-06-30' })
  const late = { effectiveFrom: '2026-07-03' }
  const gap = (between: string) => [
    `entries[1] card type "tourism": no tariff prices the days from 2026-07-01 to 2026-07-02, between ${between}`,
  ]
  assert.deepEqual(
    chain(ending, aTariff({ ...late, code: 'new-days' })),
    gap('"card-days" version 1 and "new-days" version 1'),
  )
  assert.deepEqual(
    chain(ending, aTariff({ ...late, version: 2 })),
    gap('"card-days" version 1 and "card-days" version 2'),
  )
})

test('a card type that a later version forgets is found; one that ends by a day that was set is not', () => {
  const both = { cardTypes: ['tourism', 'business'] }
  assert.deepEqual(chain(aTariff(both), aTariff({ version: 2, effectiveFrom: '2026-07-01' })), [
    'entries[0] card type "business": no tariff prices the days after 2026-06-30: a later version of "card-days" leaves the type out, and "card-days" version 1 has no effectiveUntil',
  ])
  assert.deepEqual(
    chain(aTariff({ ...both, effectiveUntil: '2026-06-30' }), aTariff({ version: 2, effectiveFrom: '2026-07-01' })),
    [],
  )
})

test('a card type keeps its currency', () => {
  assert.deepEqual(chain(aTariff(), aTariff({ version: 2, effectiveFrom: '2026-07-01', currency: 'USD' })), [
    'entries[1] card type "tourism": the currency changes from KZT to USD on 2026-07-01',
  ])
})

test('a profile with a tariff for an unknown type, with gaps in bands and in time, names all three', () => {
  const entries = [
    ...profileEntries(),
    aTariff({ code: 'second', effectiveFrom: '2027-01-01', cardTypes: ['tourism', 'angler'], bands: [band(2, null)] }),
  ]
  const at = `entries[${entries.length - 1}]`
  assert.deepEqual(
    checkEntries(entries).map(({ path }) => path),
    [`${at}.content.cardTypes[1]`, `${at}.content.bands[0]`, at],
  )
})

test('once a tariff is loaded, what prices the same cards begins after today', () => {
  const stored = [aTariff()]
  const today = '2026-09-01'
  const problems = (tariff: ReturnType<typeof aTariff>) => pastTariffProblems([...stored, tariff], stored, today)
  const next = (effectiveFrom: string) => problems(aTariff({ version: 2, effectiveFrom }))
  assert.deepEqual(next('2026-09-02'), [])
  for (const day of ['2026-09-01', '2026-08-31']) {
    assert.deepEqual(next(day), [
      {
        path: 'entries[1].effectiveFrom',
        message: `tariff "card-days" version 2 begins on ${day}, but a change must begin after today, ${today}: days already past keep their price`,
      },
    ])
  }
  assert.equal(problems(aTariff({ code: 'other' })).length, 1, 'another code for the same cards')
  assert.deepEqual(problems(aTariff({ code: 'other', cardTypes: ['business'] })), [], 'cards that had no tariff')
  assert.deepEqual(pastTariffProblems(stored, [], today), [], 'a fresh installation')
  assert.deepEqual(pastTariffProblems(stored, stored, today), [], 'the same again')
})
