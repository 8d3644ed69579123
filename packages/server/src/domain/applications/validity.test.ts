import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween } from '#kernel/calendar-day.ts'
import { cardValidity } from './validity.ts'

const terms = { validityDays: 90, passportDaysBeyond: 90 }

test('a card holds from the arrival for the days offered', () => {
  const journey = { arrivalOn: '2026-10-01', passportExpiresOn: '2031-04-15' }
  assert.deepEqual(cardValidity(terms, journey, '2026-09-08'), { validFrom: '2026-10-01', validUntil: '2026-12-29' })
})

test('issued after the arrival it holds from its issue', () => {
  const journey = { arrivalOn: '2026-10-01', passportExpiresOn: '2031-04-15' }
  assert.deepEqual(cardValidity(terms, journey, '2026-10-03'), { validFrom: '2026-10-03', validUntil: '2026-12-31' })
})

test('the passport cuts it short, down to no day at all', () => {
  const until = (passportExpiresOn: string) =>
    cardValidity(terms, { arrivalOn: '2026-10-01', passportExpiresOn }, '2026-09-08')?.validUntil
  assert.equal(until('2027-01-15'), '2026-10-17')
  assert.equal(until('2026-12-30'), '2026-10-01')
  assert.equal(until('2026-12-29'), undefined)
})

const day = fc.integer({ min: 0, max: 2_000 }).map((offset) => addDays('2026-01-01', offset))
const anyTerms = fc.record({ validityDays: fc.integer({ min: 1, max: 400 }), passportDaysBeyond: fc.nat(200) })

test('never longer than offered, never beyond what the passport allows, never before its issue', () => {
  fc.assert(
    fc.property(anyTerms, day, day, day, (offered, arrivalOn, passportExpiresOn, issuedOn) => {
      const validity = cardValidity(offered, { arrivalOn, passportExpiresOn }, issuedOn)
      if (!validity) return
      const { validFrom, validUntil } = validity
      assert.ok(validFrom >= issuedOn && validFrom >= arrivalOn && validFrom <= validUntil)
      assert.ok(daysBetween(validFrom, validUntil) < offered.validityDays)
      assert.ok(daysBetween(validUntil, passportExpiresOn) >= offered.passportDaysBeyond)
    }),
    { numRuns: 1_000 },
  )
})
