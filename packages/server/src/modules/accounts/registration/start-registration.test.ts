import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { accountsBench, aRegistered, aVisitor, codeIn, type AccountsBench } from '#test/support/accounts.ts'
import { confirmRegistration } from './confirm-registration.ts'
import { sendCode } from './send-code.ts'
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

describe('asking for a code', () => {
  test('sends six digits to the address, in the language of the page, under the id of the request', async () => {
    const email = anAddress()
    const requestId = await started(email)
    const notice = bench.notices.at(-1)
    assert.match(notice?.secret ?? '', /^\d{6}$/)
    assert.deepEqual(
      { ...notice, secret: '' },
      {
        template: 'account-email-code',
        subjectId: requestId,
        changeId: requestId,
        language: 'kk',
        recipient: { email },
        params: {},
        secret: '',
      },
    )
  })

  test('keeps a hash, not the code', async () => {
    const requestId = await started()
    const { rows } = await bench.pool.query<{ code_hash: Buffer }>(
      'select code_hash from confirmation_codes where id = $1',
      [requestId],
    )
    assert.equal(rows[0]?.code_hash.length, 32)
  })

  test('for an address with an account answers alike and writes to its owner instead', async () => {
    const { email, principalId } = await aRegistered(bench)
    const fresh = await startRegistration(bench.deps, { email: anAddress(), language: 'ru', visitor: aVisitor() })
    const taken = await startRegistration(bench.deps, {
      email: email.toUpperCase(),
      language: 'ru',
      visitor: aVisitor(),
    })
    assert.ok(fresh.ok && taken.ok)
    assert.deepEqual(Object.keys(fresh.value), Object.keys(taken.value))
    await bench.runJobs()
    const notice = bench.notices.at(-1)
    assert.equal(notice?.template, 'account-exists')
    assert.deepEqual(notice.recipient, { email })
    assert.equal(notice.subjectId, principalId)
    assert.equal(notice.secret, undefined)
    const wrong = await confirmRegistration(bench.deps, {
      requestId: taken.value.requestId,
      code: '123456',
      visitor: aVisitor(),
    })
    assert.deepEqual(wrong, { ok: false, refusal: { code: 'code-wrong', triesLeft: 4 } })
  })

  for (const email of ['', 'nobody', 'a@b', 'a@example.org, b@example.org', 'a@example.org\nBcc: b@example.org']) {
    test(`refuses ${JSON.stringify(email)}`, async () => {
      const result = await startRegistration(bench.deps, { email, language: 'en', visitor: aVisitor() })
      assert.deepEqual(result, { ok: false, refusal: { code: 'email-not-valid' } })
    })
  }

  test('ends after ten codes a day for one address, and begins again by itself', async () => {
    const email = anAddress()
    for (let i = 0; i < 10; i += 1) await started(email)
    const refused = await startRegistration(bench.deps, { email, language: 'en', visitor: aVisitor() })
    assert.ok(!refused.ok && refused.refusal.code === 'too-many-attempts')
    assert.deepEqual(refused.refusal.retryAt, new Date(bench.clock.now().getTime() + 86_400_000))
    bench.clock.set(refused.refusal.retryAt)
    await started(email)
  })

  test('run twice, the job sends one code, and it stays the right one', async () => {
    const email = anAddress()
    const result = await startRegistration(bench.deps, { email, language: 'en', visitor: aVisitor() })
    assert.ok(result.ok)
    const [job] = await bench.runJobs()
    const earlier = bench.notices.length
    await sendCode(bench.deps)(job?.payload)
    assert.equal(bench.notices.length, earlier)
    const { requestId } = result.value
    const confirmation = await confirmRegistration(bench.deps, {
      requestId,
      code: codeIn(bench, 'account-email-code'),
      visitor: aVisitor(),
    })
    assert.equal(confirmation.ok, true)
  })

  test('a job that comes too late sends nothing', async () => {
    await startRegistration(bench.deps, { email: anAddress(), language: 'en', visitor: aVisitor() })
    const earlier = bench.notices.length
    bench.clock.advance({ minutes: 10 })
    await bench.runJobs()
    assert.equal(bench.notices.length, earlier)
  })
})
