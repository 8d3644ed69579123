import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attemptLimits } from '#domain/people/attempt-limits.ts'
import { accountsBench } from '#test/support/accounts.ts'
import { guardAttempts } from './guard-attempts.ts'

test('an account meets the passports of others five times a day; what is given back was no attempt', async () => {
  const bench = await accountsBench()
  try {
    const count = guardAttempts(bench.deps)
    const { attempts } = attemptLimits['application-guard'].knownDevice
    assert.equal(attempts, 5)
    const [accountId, other] = [bench.deps.newId(), bench.deps.newId()]
    for (let sent = 0; sent < attempts * 2; sent += 1) {
      const taken = await count({ accountId })
      assert.ok(taken.ok)
      await taken.value.giveBack()
    }
    for (let met = 0; met < attempts; met += 1) assert.ok((await count({ accountId })).ok)
    const refused = await count({ accountId })
    assert.ok(!refused.ok)
    assert.equal(refused.refusal.code, 'too-many-attempts')
    assert.ok((await count({ accountId: other })).ok, 'nobody uses up what another account has')
    bench.clock.set(refused.refusal.retryAt)
    assert.ok((await count({ accountId })).ok)
  } finally {
    await bench.close()
  }
})
