import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { accountsBench, aVisitor, codeIn, type AccountsBench } from '#test/support/accounts.ts'
import { confirmRegistration } from './confirm-registration.ts'
import { startRegistration } from './start-registration.ts'

let bench: AccountsBench
before(async () => {
  bench = await accountsBench()
})
after(() => bench.close())

let count = 0
const anAddress = () => `new${(count += 1)}@example.org`

async function started(email = anAddress()) {
  const result = await startRegistration(bench.deps, { email, language: 'kk', visitor: aVisitor() })
  assert.ok(result.ok)
  await bench.runJobs()
  return result.value.requestId
}

const wrongOf = (code: string) => (code === '000000' ? '000001' : '000000')

describe('the code', () => {
  test('proves the address, also when it is sent twice', async () => {
    const email = anAddress()
    const requestId = await started(email)
    const command = {
      requestId,
      code: ` ${codeIn(bench, 'account-email-code').replace(/(...)/, '$1 ')}`,
      visitor: aVisitor(),
    }
    const once = await confirmRegistration(bench.deps, command)
    assert.deepEqual(once, { ok: true, value: { requestId, email } })
    assert.deepEqual(await confirmRegistration(bench.deps, command), once)
  })

  test('has five tries, then even the right one is too late', async () => {
    const requestId = await started()
    const code = codeIn(bench, 'account-email-code')
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const result = await confirmRegistration(bench.deps, { requestId, code: wrongOf(code), visitor: aVisitor() })
      assert.deepEqual(result, { ok: false, refusal: { code: 'code-wrong', triesLeft } })
    }
    assert.deepEqual(await confirmRegistration(bench.deps, { requestId, code, visitor: aVisitor() }), {
      ok: false,
      refusal: { code: 'code-expired' },
    })
  })

  test('in twenty parallel guesses is compared five times', async () => {
    const requestId = await started()
    const code = wrongOf(codeIn(bench, 'account-email-code'))
    const guesses = Array.from({ length: 20 }, () =>
      confirmRegistration(bench.deps, { requestId, code, visitor: aVisitor() }),
    )
    const results = await Promise.all(guesses)
    assert.equal(results.filter((result) => !result.ok && result.refusal.code === 'code-wrong').length, 5)
  })

  test('is good for ten minutes', async () => {
    const requestId = await started()
    const code = codeIn(bench, 'account-email-code')
    bench.clock.advance({ minutes: 10 })
    assert.deepEqual(await confirmRegistration(bench.deps, { requestId, code, visitor: aVisitor() }), {
      ok: false,
      refusal: { code: 'code-expired' },
    })
  })

  test('fits its own request only', async () => {
    const one = await started()
    const code = codeIn(bench, 'account-email-code')
    const other = await started()
    const result = await confirmRegistration(bench.deps, { requestId: other, code, visitor: aVisitor() })
    assert.equal(result.ok, codeIn(bench, 'account-email-code') === code)
    assert.equal((await confirmRegistration(bench.deps, { requestId: one, code, visitor: aVisitor() })).ok, true)
  })

  for (const requestId of ['', 'x', '01990000-0000-7000-8000-000000000000']) {
    test(`for the request ${JSON.stringify(requestId)} is answered as expired`, async () => {
      assert.deepEqual(await confirmRegistration(bench.deps, { requestId, code: '123456', visitor: aVisitor() }), {
        ok: false,
        refusal: { code: 'code-expired' },
      })
    })
  }
})
