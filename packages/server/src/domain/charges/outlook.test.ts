import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aTariff } from '#test/builders/tariff.ts'
import type { ChargeInput } from './charge.ts'
import type { ChargeIssue } from './charge-issue.ts'
import { chargeOutlook, type ChargeOutlook } from './outlook.ts'
import { tariffHistory } from './tariff-history.ts'

const issue: ChargeIssue = {
  validFrom: '2026-03-01',
  validUntil: '2026-03-30',
  tripEndsOn: null,
  lastExitOn: null,
  endedAt: null,
}

type Wishes = Partial<Omit<ChargeInput, 'tariff'>> & { readonly tariff?: ReturnType<typeof aTariff> }

function outlookOn(today: string, { tariff = aTariff(), ...wishes }: Wishes = {}): ChargeOutlook {
  const input = {
    issue,
    tariff: tariffHistory([tariff], 'tourism'),
    timeZone: 'Asia/Almaty',
    stoppedAt: null,
    waivers: [],
    ...wishes,
  }
  return chargeOutlook(input, { today }) ?? assert.fail('there is a tariff')
}

const noon = (day: string) => new Date(`${day}T07:00:00Z`)

test('without a tariff there is no outlook', () => {
  const input = { issue, stoppedAt: null, waivers: [], tariff: [], timeZone: 'UTC' }
  assert.equal(chargeOutlook(input, { today: '2026-03-05' }), undefined)
})

test('while it runs: the days that are over, today beside them, and how far it was looked', () => {
  const { owedMinor, todayMinor, state, end, currency } = outlookOn('2026-03-05')
  assert.deepEqual([owedMinor, todayMinor, state, currency], [400, 100, { kind: 'running' }, 'KZT'])
  assert.deepEqual(end, { kind: 'goes-on', on: '2026-04-04', totalMinor: 3_500 }, 'today and 30 days')
  const long = outlookOn('2026-03-05', { issue: { ...issue, validUntil: '2026-12-31' } })
  assert.equal(long.end.on, '2026-12-31', 'or the validity, when that is longer')
})

test('what is asked today does not cost today: the receipt and the outlook agree', () => {
  const before = outlookOn('2026-03-05')
  const after = outlookOn('2026-03-05', { stoppedAt: noon('2026-03-05') })
  assert.equal(after.owedMinor, before.owedMinor)
  assert.equal(after.todayMinor, 0)
  assert.deepEqual(after.state, { kind: 'frozen', since: '2026-03-05' })
  assert.deepEqual(after.end, { kind: 'ends', on: '2026-03-04', totalMinor: 400 })
})

test('a stop stays a stop, months later', () => {
  const { state, owedMinor, curve } = outlookOn('2026-09-01', { stoppedAt: noon('2026-03-05') })
  assert.deepEqual([state, owedMinor], [{ kind: 'frozen', since: '2026-03-05' }, 400])
  assert.deepEqual(curve, [
    { day: '2026-02-28', totalMinor: 0 },
    { day: '2026-03-04', totalMinor: 400 },
  ])
})

test('before it begins, and while its anchor is not known', () => {
  assert.deepEqual(outlookOn('2026-02-01').state, { kind: 'not-begun', beginsOn: '2026-03-01' })
  assert.deepEqual(outlookOn('2026-02-01').end, { kind: 'goes-on', on: '2026-03-30', totalMinor: 3_000 })
  const unknown = outlookOn('2026-03-05', { tariff: aTariff({ anchor: 'trip-end' }) })
  assert.deepEqual(unknown.state, { kind: 'not-begun', beginsOn: null })
  assert.deepEqual([unknown.owedMinor, unknown.end.totalMinor, unknown.curve], [0, 0, []])
})

test('in the free days it says when they are over', () => {
  const tariff = aTariff({ freeDays: 10 })
  assert.deepEqual(outlookOn('2026-03-10', { tariff }).state, { kind: 'free', paidFrom: '2026-03-11' })
  assert.deepEqual(outlookOn('2026-03-11', { tariff }).state, { kind: 'running' })
})

test('free days that last beyond what is looked ahead, or that a later version prolongs, are told to their end', () => {
  const long = aTariff({ freeDays: 200 })
  assert.deepEqual(outlookOn('2026-03-10', { tariff: long }).state, { kind: 'free', paidFrom: '2026-09-17' })
  const entries = [aTariff({ freeDays: 10 }), aTariff({ version: 2, effectiveFrom: '2026-03-05', freeDays: 20 })]
  const tariff = tariffHistory(entries, 'tourism')
  const input = { issue, tariff, timeZone: 'Asia/Almaty', stoppedAt: null, waivers: [] }
  assert.deepEqual(chargeOutlook(input, { today: '2026-03-02' })?.state, { kind: 'free', paidFrom: '2026-03-21' })
})

test('a cap is the end, ahead or past', () => {
  const tariff = aTariff({ capMinor: 1_050 })
  const ahead = outlookOn('2026-03-05', { tariff })
  assert.deepEqual(ahead.end, { kind: 'ends', on: '2026-03-11', totalMinor: 1_050 })
  assert.deepEqual(ahead.curve, [
    { day: '2026-02-28', totalMinor: 0 },
    { day: '2026-03-10', totalMinor: 1_000 },
    { day: '2026-03-11', totalMinor: 1_050 },
  ])
  const past = outlookOn('2026-03-20', { tariff })
  assert.deepEqual(past.state, { kind: 'ended', since: '2026-03-12' })
  assert.deepEqual(past.end, ahead.end)
  assert.deepEqual(past.curve.at(-1), { day: '2026-03-19', totalMinor: 1_050 }, 'flat until yesterday')
})

test('what the authority ended first is ended, not frozen', () => {
  const { state, owedMinor } = outlookOn('2026-03-10', {
    issue: { ...issue, endedAt: noon('2026-03-04') },
    stoppedAt: noon('2026-03-06'),
  })
  assert.deepEqual([state, owedMinor], [{ kind: 'ended', since: '2026-03-04' }, 300])
})

test('waived days hold the curve at nothing, to the day', () => {
  const { curve, owedMinor } = outlookOn('2026-03-05', { waivers: [{ id: 'a', amountMinor: 250 }] })
  assert.equal(owedMinor, 150)
  assert.deepEqual(curve.slice(0, 3), [
    { day: '2026-02-28', totalMinor: 0 },
    { day: '2026-03-02', totalMinor: 0 },
    { day: '2026-03-03', totalMinor: 50 },
  ])
})
