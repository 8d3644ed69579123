import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  attemptLimits,
  confirmationCode,
  scopesFor,
  type AttemptWindow,
  type LimitedAttempt,
} from './attempt-limits.ts'

const kinds = Object.keys(attemptLimits) as LimitedAttempt[]
const day = 24 * 60

/** The most attempts that fit into any 24 hours: windows that start with their first attempt, one ending as the span begins. */
const mostPerDay = ({ attempts, minutes }: AttemptWindow) => attempts * (Math.ceil(day / minutes) + 1)

/** The windows of one counter, as the store keeps them. */
function counter({ attempts, minutes }: AttemptWindow) {
  let used = 0
  let endsAt = -Infinity
  return (at: number): boolean => {
    if (at >= endsAt) {
      used = 0
      endsAt = at + minutes
    }
    used += 1
    return used <= attempts
  }
}

for (const kind of kinds) {
  test(`${kind} has a reason and windows that let somebody in again`, () => {
    const limit = attemptLimits[kind]
    assert.ok(limit.why.length > 20)
    for (const window of [limit.knownDevice, limit.name, limit.network]) {
      assert.ok(window.attempts >= 5, 'a person mistypes')
      // a share code is no person: whose code was used up by others gives a new one
      const longest = kind === 'share-code' ? 90 * day : day
      assert.ok(window.minutes > 0 && window.minutes <= longest, 'nobody is locked out for longer than a day')
    }
  })
}

test('a device that signed in before is refused by nothing that others do', () => {
  assert.deepEqual(scopesFor(true), ['knownDevice'])
  const attack = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 10_000 }), network: fc.integer({ min: 0, max: 999 }) }),
    { maxLength: 300 },
  )
  fc.assert(
    fc.property(fc.constantFrom(...kinds), attack, fc.integer({ min: 0, max: 10_000 }), (kind, attempts, victimAt) => {
      const counters = new Map<string, (at: number) => boolean>()
      const attempt = (at: number, device: string | undefined, network: number) =>
        scopesFor(device !== undefined).every((scope) => {
          const key = `${scope}:${scope === 'network' ? network : scope === 'name' ? 'victim' : device}`
          const found = counters.get(key) ?? counter(attemptLimits[kind][scope])
          counters.set(key, found)
          return found(at)
        })
      for (const { at, network } of attempts.toSorted((a, b) => a.at - b.at)) attempt(at, undefined, network)
      assert.ok(attempt(victimAt, 'own', attempts[0]?.network ?? 0))
    }),
  )
})

describe('the chance to guess six digits within a day, from any number of networks', () => {
  const space = 10 ** confirmationCode.digits
  const bound = 1 / 10_000

  test('of the authenticator', () => assert.ok((mostPerDay(attemptLimits['second-factor'].name) * 3) / space <= bound))

  test('of an authenticator, on a device that knows it', () =>
    assert.ok((mostPerDay(attemptLimits['second-factor'].knownDevice) * 3) / space <= bound))

  test('of a registration', () =>
    assert.ok((mostPerDay(attemptLimits.registration.name) * confirmationCode.tries) / space <= bound))

  test('of a password reset, asked for by user name and by e-mail', () =>
    assert.ok((2 * mostPerDay(attemptLimits['password-reset'].name) * confirmationCode.tries) / space <= bound))

  test('of a new address or number', () =>
    assert.ok((mostPerDay(attemptLimits['change-contact'].name) * confirmationCode.tries) / space <= bound))

  test('is what the windows let through, however the attempts are spread', () => {
    const window = attemptLimits['second-factor'].name
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 * day }), { minLength: 1, maxLength: 400 }), (times) => {
        const allow = counter(window)
        const allowed = times.toSorted((a, b) => a - b).filter((at) => allow(at))
        for (const from of allowed) {
          const inDay = allowed.filter((at) => at >= from && at < from + day).length
          assert.ok(inDay <= mostPerDay(window))
        }
      }),
    )
  })
})

test('one network sends a bounded number of SMS codes, with however many accounts (T-07)', () => {
  assert.ok(mostPerDay(attemptLimits['change-contact'].network) <= 1_000)
})
