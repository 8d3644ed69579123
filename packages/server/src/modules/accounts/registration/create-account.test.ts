import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { findHolderSession } from '#modules/accounts'
import { verifyChain } from '#modules/audit'
import {
  accountsBench,
  aRegistered,
  aVisitor,
  codeIn,
  goodPassword,
  shortPassword,
  type AccountsBench,
} from '#test/support/accounts.ts'
import { confirmRegistration } from './confirm-registration.ts'
import { createAccount, type CreateAccount } from './create-account.ts'
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

async function confirmed(email = anAddress()) {
  const requestId = await started(email)
  const result = await confirmRegistration(bench.deps, {
    requestId,
    code: codeIn(bench, 'account-email-code'),
    visitor: aVisitor(),
  })
  assert.ok(result.ok)
  return requestId
}

const anAccount = (requestId: string, changes: Partial<CreateAccount> = {}): CreateAccount => ({
  requestId,
  userName: `user${count}`,
  password: goodPassword,
  language: 'kk',
  secondFactorNext: false,
  visitor: aVisitor(),
  ...changes,
})

describe('creating the account', () => {
  test('signs the person in and writes it down', async () => {
    const requestId = await confirmed()
    const result = await createAccount(bench.deps, anAccount(requestId))
    assert.ok(result.ok)
    const { principalId, sessionToken, mustAddSecondFactor } = result.value
    assert.equal(mustAddSecondFactor, false)
    const looked = await findHolderSession(bench.deps, sessionToken)
    assert.ok(looked?.state === 'live')
    assert.deepEqual(
      [looked.session.userName, looked.session.language, looked.session.method],
      [`user${count}`, 'kk', 'registration'],
    )
    const events = await bench.eventsOf(principalId)
    assert.deepEqual(
      events.map(({ event }) => event),
      ['account-created', 'signed-in'],
    )
    assert.deepEqual(await verifyChain(bench.db, principalId), [])
  })

  test('needs a proved address', async () => {
    const requestId = await started()
    assert.deepEqual(await createAccount(bench.deps, anAccount(requestId)), {
      ok: false,
      refusal: { code: 'registration-expired' },
    })
  })

  test('within the hour', async () => {
    const requestId = await confirmed()
    bench.clock.advance({ minutes: 60 })
    assert.deepEqual(await createAccount(bench.deps, anAccount(requestId)), {
      ok: false,
      refusal: { code: 'registration-expired' },
    })
  })

  test('happens once, however often it is sent', async () => {
    const requestId = await confirmed()
    const results = await Promise.all(Array.from({ length: 5 }, () => createAccount(bench.deps, anAccount(requestId))))
    assert.equal(results.filter((result) => result.ok).length, 1)
    assert.deepEqual(await createAccount(bench.deps, anAccount(requestId)), {
      ok: false,
      refusal: { code: 'registration-expired' },
    })
  })

  test('tells all mistakes at once', async () => {
    const result = await createAccount(bench.deps, anAccount(await confirmed(), { userName: 'a b', password: 'short' }))
    assert.deepEqual(result, {
      ok: false,
      refusal: {
        code: 'account-not-valid',
        userName: { code: 'user-name-has-other-characters' },
        password: { code: 'password-too-short', min: 15 },
      },
    })
  })

  test('refuses a common password and leaves the proof for another try', async () => {
    const requestId = await confirmed()
    const common = await createAccount(bench.deps, anAccount(requestId, { password: 'CorrectHorseBatteryStaple' }))
    assert.deepEqual(common, {
      ok: false,
      refusal: { code: 'account-not-valid', password: { code: 'password-too-common' } },
    })
    assert.equal((await createAccount(bench.deps, anAccount(requestId))).ok, true)
  })

  test('refuses a password with the address or the user name in it', async () => {
    const email = anAddress()
    const requestId = await confirmed(email)
    const withName = anAccount(requestId, { userName: 'marigold', password: 'my MARIGOLD garden' })
    assert.deepEqual(await createAccount(bench.deps, withName), {
      ok: false,
      refusal: { code: 'account-not-valid', password: { code: 'password-holds-own-name' } },
    })
  })

  test('with eight characters must be followed by a second factor', async () => {
    const requestId = await confirmed()
    const result = await createAccount(
      bench.deps,
      anAccount(requestId, { password: shortPassword, secondFactorNext: true }),
    )
    assert.ok(result.ok)
    assert.equal(result.value.mustAddSecondFactor, true)
    const looked = await findHolderSession(bench.deps, result.value.sessionToken)
    assert.ok(looked?.state === 'live' && looked.session.mustAddSecondFactor)
  })

  test('refuses a user name that somebody has, however it is written', async () => {
    await aRegistered(bench, { userName: 'Әлия_Қ' })
    const result = await createAccount(bench.deps, anAccount(await confirmed(), { userName: 'әлия_қ' }))
    assert.deepEqual(result, { ok: false, refusal: { code: 'user-name-taken' } })
  })

  test('refuses an address that was taken since it was proved', async () => {
    const email = anAddress()
    const first = await confirmed(email)
    const second = await confirmed(email)
    assert.equal((await createAccount(bench.deps, anAccount(first))).ok, true)
    const result = await createAccount(bench.deps, anAccount(second, { userName: 'somebody.else' }))
    assert.deepEqual(result, { ok: false, refusal: { code: 'email-taken' } })
    // and the refusal left nothing behind
    const { rows } = await bench.pool.query("select 1 from sign_in_names where name_key = 'somebody.else'")
    assert.equal(rows.length, 0)
  })

  test('of two who want one user name at the same moment, one gets it', async () => {
    const requests = [await confirmed(), await confirmed()]
    const results = await Promise.all(
      requests.map((requestId) => createAccount(bench.deps, anAccount(requestId, { userName: 'wanted' }))),
    )
    assert.deepEqual(results.map((result) => (result.ok ? 'created' : result.refusal.code)).toSorted(), [
      'created',
      'user-name-taken',
    ])
  })
})
