import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  findHolderSession,
  finishWithAuthenticatorCode,
  signInWithPassword,
  startRegistration,
} from '#modules/accounts'
import {
  accountsBench,
  aRegistered,
  atKnownDevice,
  aVisitor,
  codeIn,
  codeOf,
  otherPassword,
  shortPassword,
  withAuthenticator,
  type AccountsBench,
} from '#test/support/accounts.ts'
import { finishPasswordReset } from './finish-password-reset.ts'
import { startPasswordReset } from './start-password-reset.ts'

let bench: AccountsBench
before(async () => {
  bench = await accountsBench()
})
after(() => bench.close())

const expired = { ok: false, refusal: { code: 'code-expired' } }

async function asked(name: string, visitor = aVisitor()) {
  const result = await startPasswordReset(bench.deps, { name, language: 'ru', visitor })
  assert.ok(result.ok, JSON.stringify(result))
  await bench.runJobs()
  return result.value.requestId
}

const finish = (requestId: string, code: string, newPassword = otherPassword) =>
  finishPasswordReset(bench.deps, { requestId, code, newPassword, visitor: aVisitor() })

describe('asking for a new password', () => {
  test('sends a code to the confirmed address, whichever name was typed, in the account’s language', async () => {
    const { userName, email, principalId } = await aRegistered(bench)
    for (const name of [userName, email.toUpperCase()]) {
      const requestId = await asked(name)
      const { secret, ...notice } = bench.notices.at(-1) ?? assert.fail()
      assert.match(secret ?? '', /^\d{6}$/)
      assert.deepEqual(notice, {
        template: 'account-reset-code',
        subjectId: principalId,
        changeId: requestId,
        language: 'en',
        recipient: { email },
        params: {},
      })
    }
  })

  test('for a name that nobody has answers alike, sends nothing, and every code is as wrong as any', async () => {
    const earlier = bench.notices.length
    const requestId = await asked('nobody.at.all')
    assert.equal(bench.notices.length, earlier)
    const { userName } = await aRegistered(bench)
    const other = await asked(userName)
    const code = codeIn(bench, 'account-reset-code') === '000000' ? '000001' : '000000'
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      const nobodys = await finish(requestId, code)
      assert.deepEqual(nobodys, { ok: false, refusal: { code: 'code-wrong', triesLeft } })
      assert.deepEqual(await finish(other, code), nobodys)
    }
    assert.deepEqual(await finish(requestId, code), expired)
    assert.deepEqual(await finish(other, code), expired)
  })

  for (const exists of [true, false]) {
    test(`ends after five a day for a name that ${exists ? 'exists' : 'does not'}`, async () => {
      const { userName } = exists ? await aRegistered(bench) : { userName: 'nobody.asked' }
      for (let i = 0; i < 5; i += 1) await asked(userName)
      const refused = await startPasswordReset(bench.deps, { name: userName, language: 'en', visitor: aVisitor() })
      assert.ok(!refused.ok && refused.refusal.code === 'too-many-attempts')
    })
  }

  test('by others does not keep a known device from asking', async () => {
    const { userName, signedIn } = await aRegistered(bench)
    for (let i = 0; i < 5; i += 1) await asked(userName)
    await asked(userName, atKnownDevice(signedIn))
  })
})

describe('the code for a new password', () => {
  test('sets it, ends every session, forgets every device, tells the person and signs in', async () => {
    const { userName, email, password, principalId, signedIn } = await aRegistered(bench)
    const requestId = await asked(userName)
    const result = await finish(requestId, codeIn(bench, 'account-reset-code'))
    assert.ok(result.ok && result.value.state === 'signed-in')
    assert.deepEqual(await findHolderSession(bench.deps, signedIn.sessionToken), { state: 'ended', principalId })
    assert.equal((await findHolderSession(bench.deps, result.value.sessionToken))?.state, 'live')
    const events = (await bench.eventsOf(principalId)).map(({ event }) => event)
    assert.deepEqual(events.slice(-2), ['password-reset', 'signed-in'])
    const notice = bench.notices.find(
      ({ template, subjectId }) => template === 'account-password-changed' && subjectId === principalId,
    )
    assert.deepEqual(notice?.recipient, { email })
    const { rows } = await bench.pool.query('select 1 from known_devices where principal_id = $1', [principalId])
    assert.equal(rows.length, 1)
    const signIn = (typed: string) =>
      signInWithPassword(bench.deps, { realm: 'holder', name: userName, password: typed, visitor: aVisitor() })
    assert.equal((await signIn(password)).ok, false)
    assert.equal((await signIn(otherPassword)).ok, true)
  })

  test('works once', async () => {
    const { userName } = await aRegistered(bench)
    const requestId = await asked(userName)
    const code = codeIn(bench, 'account-reset-code')
    const results = await Promise.all([finish(requestId, code), finish(requestId, code), finish(requestId, code)])
    assert.equal(results.filter((result) => result.ok).length, 1)
    assert.deepEqual(await finish(requestId, code), expired)
  })

  test('does not stand in for the second factor', async () => {
    const { userName, principalId } = await aRegistered(bench)
    const { secret } = await withAuthenticator(bench, principalId)
    const requestId = await asked(userName)
    const result = await finish(requestId, codeIn(bench, 'account-reset-code'))
    assert.ok(result.ok && result.value.state === 'second-factor-needed')
    const { challengeId } = result.value
    const second = { realm: 'holder', challengeId, code: codeOf(bench, secret), visitor: aVisitor() } as const
    assert.equal((await finishWithAuthenticatorCode(bench.deps, second)).ok, true)
  })

  test('lets somebody in whose name is under attack', async () => {
    const { userName } = await aRegistered(bench)
    const attack = { realm: 'holder', name: userName, password: otherPassword } as const
    for (let i = 0; i < 12; i += 1) await signInWithPassword(bench.deps, { ...attack, visitor: aVisitor() })
    const requestId = await asked(userName)
    assert.equal((await finish(requestId, codeIn(bench, 'account-reset-code'))).ok, true)
  })

  test('is not spent on a password that nobody may have', async () => {
    const { userName } = await aRegistered(bench)
    const requestId = await asked(userName)
    const code = codeIn(bench, 'account-reset-code')
    for (let i = 0; i < 6; i += 1)
      assert.deepEqual(await finish(requestId, code, 'short'), {
        ok: false,
        refusal: { code: 'password-too-short', min: 8 },
      })
    assert.equal((await finish(requestId, code)).ok, true)
  })

  test('asks for fifteen characters where no second factor is, and eight where one is', async () => {
    const { userName } = await aRegistered(bench)
    const requestId = await asked(userName)
    const code = codeIn(bench, 'account-reset-code')
    assert.deepEqual(await finish(requestId, code, shortPassword), {
      ok: false,
      refusal: { code: 'password-too-short', min: 15 },
    })
    assert.equal((await finish(requestId, code)).ok, true)
    const careful = await aRegistered(bench)
    await withAuthenticator(bench, careful.principalId)
    const second = await asked(careful.userName)
    assert.equal((await finish(second, codeIn(bench, 'account-reset-code'), shortPassword)).ok, true)
  })

  test('of a registration sets no password', async () => {
    const started = await startRegistration(bench.deps, {
      email: 'new.person@example.org',
      language: 'en',
      visitor: aVisitor(),
    })
    assert.ok(started.ok)
    await bench.runJobs()
    assert.deepEqual(await finish(started.value.requestId, codeIn(bench, 'account-email-code')), expired)
  })
})
