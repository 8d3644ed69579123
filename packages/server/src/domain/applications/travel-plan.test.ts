import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween } from '#kernel/calendar-day.ts'
import { anOffer, aPlan, applicationDay as today } from '#test/builders/application-facts.ts'
import { obstaclesOf, stayDaysOf } from './travel-plan.ts'

test('a plan that fits has no obstacle', () => {
  assert.deepEqual(obstaclesOf(anOffer(), aPlan(), today), [])
})

test('each obstacle says what would have to change', () => {
  const offer = anOffer({ nationalities: ['UTO'], stayDays: 30, passportDaysBeyond: 90, applyDaysAhead: 180 })
  const found = (wishes: Parameters<typeof aPlan>[0]) => obstaclesOf(offer, aPlan(wishes), today)
  assert.deepEqual(found({ nationality: 'XXA' }), [{ code: 'nationality-not-eligible' }])
  assert.deepEqual(found({ purpose: 'treatment' }), [{ code: 'purpose-not-offered' }])
  assert.deepEqual(found({ arrivalOn: '2026-08-31', departureOn: '2026-09-10' }), [
    { code: 'arrival-in-past', day: today },
  ])
  assert.deepEqual(found({ arrivalOn: '2027-03-01', departureOn: '2027-03-05' }), [
    { code: 'arrival-too-far-ahead', day: '2026-09-02' },
  ])
  assert.deepEqual(found({ departureOn: '2026-09-30' }), [{ code: 'departure-before-arrival', day: '2026-10-01' }])
  assert.deepEqual(found({ departureOn: '2026-10-31' }), [{ code: 'stay-too-long', max: 30 }])
  assert.deepEqual(found({ passportExpiresOn: '2026-08-31' }), [{ code: 'passport-expired', day: '2026-08-31' }])
  assert.deepEqual(found({ passportExpiresOn: '2027-01-11' }), [
    { code: 'passport-expires-too-early', day: '2027-01-12' },
  ])
})

test('a day on the border is on the friendly side', () => {
  const offer = anOffer({ nationalities: ['UTO', 'D'], stayDays: 30, passportDaysBeyond: 90, applyDaysAhead: 30 })
  const fits = (wishes: Parameters<typeof aPlan>[0]) => assert.deepEqual(obstaclesOf(offer, aPlan(wishes), today), [])
  fits({ nationality: 'D' })
  fits({ arrivalOn: today, departureOn: today })
  fits({ arrivalOn: '2026-10-01', departureOn: '2026-10-30' })
  fits({ passportExpiresOn: '2027-01-12' })
})

test('everything in the way is said at once', () => {
  const codes = obstaclesOf(
    anOffer({ nationalities: [] }),
    aPlan({ purpose: 'x', arrivalOn: '2026-01-01', departureOn: '2025-12-31', passportExpiresOn: '2026-01-01' }),
    today,
  ).map(({ code }) => code)
  assert.deepEqual(codes, [
    'nationality-not-eligible',
    'purpose-not-offered',
    'arrival-in-past',
    'departure-before-arrival',
    'passport-expired',
  ])
})

const day = fc.integer({ min: -400, max: 800 }).map((offset) => addDays(today, offset))

test('what the obstacles name is exactly what mends them', () => {
  fc.assert(
    fc.property(day, day, day, (arrivalOn, departureOn, passportExpiresOn) => {
      const offer = anOffer({ nationalities: null })
      const plan = aPlan({ arrivalOn, departureOn, passportExpiresOn })
      const obstacles = obstaclesOf(offer, plan, today)
      for (const obstacle of obstacles) {
        if (obstacle.code === 'passport-expires-too-early') {
          const mended = obstaclesOf(offer, { ...plan, passportExpiresOn: obstacle.day }, today)
          assert.ok(!mended.some(({ code }) => code.startsWith('passport')))
        }
        if (obstacle.code === 'arrival-too-far-ahead') {
          assert.equal(daysBetween(obstacle.day, arrivalOn), offer.applyDaysAhead)
          assert.ok(!obstaclesOf(offer, plan, obstacle.day).some(({ code }) => code === 'arrival-too-far-ahead'))
        }
      }
      const fits = arrivalOn >= today && departureOn >= arrivalOn && stayDaysOf(plan) <= offer.stayDays
      if (obstacles.length === 0) assert.ok(fits)
    }),
    { numRuns: 1_000 },
  )
})
