import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { attemptLimits } from '#domain/people/attempt-limits.ts'
import { accountsBench, type AccountsBench } from '#test/support/accounts.ts'
import { giveBackAttempt, takeAttempt, type AttemptBy } from './limit-attempts.ts'

let bench: AccountsBench
before(async () => {
  bench = await accountsBench()
})
after(() => bench.close())

let count = 0
const aName = () => `holder:name${(count += 1)}`
const anAddress = () => `172.16.${(count += 1) % 256}.${count % 250}`
const take = (by: AttemptBy) => takeAttempt(bench.deps, 'password', by)

async function exhaust(name: string, attempts: number = attemptLimits.password.name.attempts): Promise<void> {
  for (let i = 0; i < attempts; i += 1) {
    const taken = await take({ name, address: anAddress() })
    assert.equal(taken.ok, true)
  }
}

describe('attempts against one name', () => {
  test('end at the limit, from whatever network, and begin again when the window is over', async () => {
    const name = aName()
    const startedAt = bench.clock.now()
    await exhaust(name)
    const refused = await take({ name, address: anAddress() })
    assert.ok(!refused.ok)
    assert.deepEqual(refused.refusal.retryAt, new Date(startedAt.getTime() + 3_600_000))
    bench.clock.set(refused.refusal.retryAt)
    await exhaust(name)
  })

  test('that are refused do not make the window longer', async () => {
    const name = aName()
    await exhaust(name)
    bench.clock.advance({ minutes: 59 })
    const refused = await take({ name, address: anAddress() })
    assert.ok(!refused.ok && refused.refusal.retryAt.getTime() - bench.clock.now().getTime() === 60_000)
    bench.clock.advance({ minutes: 1 })
    assert.equal((await take({ name, address: anAddress() })).ok, true)
  })

  test('in parallel get exactly as many as one after the other', async () => {
    const name = aName()
    const results = await Promise.all(Array.from({ length: 60 }, () => take({ name, address: anAddress() })))
    assert.equal(results.filter((result) => result.ok).length, attemptLimits.password.name.attempts)
  })

  test('leave other names alone', async () => {
    const name = aName()
    await exhaust(name)
    assert.equal((await take({ name: aName(), address: anAddress() })).ok, true)
  })

  test('that succeed give back their own attempt only', async () => {
    const name = aName()
    await exhaust(name, 9)
    for (let i = 0; i < 5; i += 1) {
      const taken = await take({ name, address: anAddress() })
      assert.ok(taken.ok)
      await giveBackAttempt(bench.deps, taken.value)
    }
    assert.equal((await take({ name, address: anAddress() })).ok, true)
    assert.equal((await take({ name, address: anAddress() })).ok, false)
  })

  test('given back in a later window take nothing off that one', async () => {
    const name = aName()
    const early = await take({ name, address: anAddress() })
    assert.ok(early.ok)
    bench.clock.advance({ minutes: 60 })
    await exhaust(name)
    await giveBackAttempt(bench.deps, early.value)
    assert.equal((await take({ name, address: anAddress() })).ok, false)
  })

  test('do not wait for a window that a clock running ahead has left behind', async () => {
    const name = aName()
    const now = bench.clock.now()
    bench.clock.advance({ days: 400 })
    await exhaust(name)
    bench.clock.set(now)
    assert.equal((await take({ name, address: anAddress() })).ok, true)
  })
})

describe('attempts from one network', () => {
  test('end over all names together, for the whole /24 and /64', async () => {
    for (let i = 0; i < attemptLimits.password.network.attempts; i += 1) {
      assert.equal((await take({ name: aName(), address: i % 2 ? '198.51.100.1' : '198.51.100.200' })).ok, true)
    }
    assert.equal((await take({ name: aName(), address: '198.51.100.77' })).ok, false)
    assert.equal((await take({ name: aName(), address: '198.51.101.77' })).ok, true)
  })

  test('that are refused for the network are not counted against the name', async () => {
    const name = aName()
    for (let i = 0; i < 30; i += 1) await take({ name, address: '198.51.100.77' })
    await exhaust(name)
  })
})

test('a known device is refused by nothing that anybody else does, from any number of networks, its own included', async () => {
  const attack = fc.array(fc.record({ network: fc.nat(40), own: fc.boolean(), minutes: fc.nat(20) }), {
    minLength: 1,
    maxLength: 60,
  })
  await fc.assert(
    fc.asyncProperty(attack, async (attempts) => {
      const name = aName()
      const device = Buffer.from(name)
      for (const { network, own, minutes } of attempts) {
        bench.clock.advance({ minutes })
        await take({ name, address: own ? '203.0.113.5' : `192.168.${network}.9` })
      }
      assert.equal((await take({ name, address: '203.0.113.5', device })).ok, true)
    }),
    { numRuns: 25 },
  )
})

test('a known device has a limit of its own all the same', async () => {
  const by = { name: aName(), address: anAddress(), device: Buffer.from('stolen') }
  for (let i = 0; i < attemptLimits.password.knownDevice.attempts; i += 1) assert.equal((await take(by)).ok, true)
  assert.equal((await take(by)).ok, false)
})

test('the table holds neither names nor networks', async () => {
  await take({ name: 'holder:somebody', address: '203.0.113.200' })
  const { rows } = await bench.pool.query<{ counter_key: string }>('select counter_key from attempt_counters')
  assert.ok(rows.length > 0)
  assert.ok(rows.every(({ counter_key: key }) => !key.includes('somebody') && !key.includes('203.0')))
})
