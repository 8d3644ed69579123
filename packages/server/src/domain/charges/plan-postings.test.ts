import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ChargeLine } from './charge.ts'
import { chargedDays, compareThrough, nothingPosted, planPostings, type Owed } from './plan-postings.ts'

function line(from: string, to: string, days: number, perDayMinor: number): ChargeLine {
  const how = { tariffCode: 't', tariffVersion: 1, because: 'band' as const }
  return { from, to, days, perDayMinor, amountMinor: days * perDayMinor, ...how }
}

function owed(lines: readonly ChargeLine[], waivedMinor = 0): Owed {
  return { lines, grossMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0), waivedMinor }
}

const threeDays = owed([line('2024-02-28', '2024-03-01', 3, 350)])
const posted = {
  ...nothingPosted,
  chargedOn: new Set(['2024-02-28', '2024-02-29', '2024-03-01']),
  grossMinor: 1050,
}

describe('planning', () => {
  test('each day becomes a charge, the leap day too', () => {
    assert.deepEqual(planPostings(threeDays, nothingPosted), [
      { kind: 'charge', chargedOn: '2024-02-28', amountMinor: 350 },
      { kind: 'charge', chargedOn: '2024-02-29', amountMinor: 350 },
      { kind: 'charge', chargedOn: '2024-03-01', amountMinor: 350 },
    ])
  })

  test('days that cost nothing are not posted', () => {
    const lines = [line('2024-03-01', '2024-03-02', 2, 0), line('2024-03-03', '2024-03-03', 1, 350)]
    assert.deepEqual(planPostings(owed(lines), nothingPosted), [
      { kind: 'charge', chargedOn: '2024-03-03', amountMinor: 350 },
    ])
  })

  test('I-06 nothing is planned when everything is there', () => {
    assert.deepEqual(planPostings(threeDays, posted), [])
  })

  test('I-07 days that turn out to be free become one correction, whatever their number', () => {
    assert.deepEqual(planPostings(owed([]), posted), [
      { kind: 'correction', correctionNumber: 1, owes: 'less', amountMinor: 1050 },
    ])
  })

  test('I-07 days that are owed again become one correction the other way, with the next number', () => {
    const corrected = { ...posted, grossMinor: 0, corrections: 1 }
    assert.deepEqual(planPostings(threeDays, corrected), [
      { kind: 'correction', correctionNumber: 2, owes: 'more', amountMinor: 1050 },
    ])
  })

  test('a charge that shrinks below what was waived takes a part of the waiver back', () => {
    const less = owed([line('2024-02-28', '2024-02-28', 1, 350)], 350)
    assert.deepEqual(planPostings(less, { ...posted, waivedMinor: 500 }), [
      { kind: 'correction', correctionNumber: 1, owes: 'less', amountMinor: 700 },
      { kind: 'waiver-correction', correctionNumber: 2, owes: 'more', amountMinor: 150 },
    ])
  })

  test('a waiver comes back to its full amount as the charge grows', () => {
    assert.deepEqual(
      planPostings({ ...threeDays, waivedMinor: 500 }, { ...posted, waivedMinor: 350, corrections: 1 }),
      [{ kind: 'waiver-correction', correctionNumber: 2, owes: 'less', amountMinor: 150 }],
    )
  })
})

test('charges begin with the day that is named', () => {
  const days = (since?: string) => chargedDays(threeDays.lines, since).map(({ chargedOn }) => chargedOn)
  assert.deepEqual(days('2024-02-29'), ['2024-02-29', '2024-03-01'])
  assert.deepEqual(days('2024-02-01'), days())
  assert.deepEqual(days('2024-03-02'), [])
})

test('F9 a clock that went back does not take posted days back', () => {
  assert.equal(compareThrough(posted, '2024-02-28'), '2024-03-01')
  assert.equal(compareThrough(posted, '2024-03-05'), '2024-03-05')
  assert.equal(compareThrough(nothingPosted, '2024-02-28'), '2024-02-28')
})
