import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { findHolderSession, findStaffSession } from '#modules/accounts'
import {
  accountsBench,
  anEnrolledOfficer,
  aRegistered,
  atKnownDevice,
  aVisitor,
  codeOf,
  goodPassword,
  withAuthenticator,
  withPasskey,
  type AccountsBench,
} from '#test/support/accounts.ts'
import { SoftwarePasskey } from '#test/support/software-passkey.ts'
import { finishWithAuthenticatorCode } from './finish-with-authenticator-code.ts'
import { finishWithRecoveryCode } from './finish-with-recovery-code.ts'
import { finishWithPasskey, startPasskeyAsSecondFactor } from './passkey-as-second-factor.ts'
import { signInWithPassword } from './sign-in-with-password.ts'

let bench: AccountsBench
before(async () => {
  bench = await accountsBench()
})
after(() => bench.close())

const realm = 'holder'
const wrong = { ok: false, refusal: { code: 'second-factor-wrong' } }
const expired = { ok: false, refusal: { code: 'sign-in-expired' } }

async function challengeFor(name: string, visitor = aVisitor()) {
  const result = await signInWithPassword(bench.deps, { realm, name, password: goodPassword, visitor })
  assert.ok(result.ok && result.value.state === 'second-factor-needed', JSON.stringify(result))
  return result.value.challengeId
}

async function somebody() {
  const person = await aRegistered(bench)
  return { ...person, ...(await withAuthenticator(bench, person.principalId)) }
}

describe('an authenticator code', () => {
  const finish = (challengeId: string, code: string, visitor = aVisitor()) =>
    finishWithAuthenticatorCode(bench.deps, { realm, challengeId, code, visitor })

  for (const steps of [-1, 0, 1]) {
    test(`${steps * 30} seconds from now opens the session`, async () => {
      const { userName, secret, principalId } = await somebody()
      const result = await finish(await challengeFor(userName), codeOf(bench, secret, steps))
      assert.ok(result.ok, JSON.stringify(result))
      const looked = await findHolderSession(bench.deps, result.value.sessionToken)
      assert.ok(looked?.state === 'live' && looked.session.hasSecondFactor)
      assert.equal(looked.session.method, 'password+authenticator')
      assert.deepEqual((await bench.eventsOf(principalId)).at(-1)?.details, {
        method: 'password+authenticator',
        device: 'Firefox, Windows',
      })
    })
  }

  for (const steps of [-2, 2, 100]) {
    test(`${steps * 30} seconds from now is wrong`, async () => {
      const { userName, secret } = await somebody()
      const code = codeOf(bench, secret, steps)
      const near = [-1, 0, 1].map((step) => codeOf(bench, secret, step))
      const result = await finish(await challengeFor(userName), code)
      assert.equal(result.ok, near.includes(code))
    })
  }

  test('is taken once, also on another sign-in, and none older is taken after it', async () => {
    const { userName, secret } = await somebody()
    const code = codeOf(bench, secret)
    assert.equal((await finish(await challengeFor(userName), code)).ok, true)
    assert.deepEqual(await finish(await challengeFor(userName), code), wrong)
    assert.deepEqual(await finish(await challengeFor(userName), codeOf(bench, secret, -1)), wrong)
    assert.equal((await finish(await challengeFor(userName), codeOf(bench, secret, 1))).ok, true)
  })

  test('sent ten times at once opens one session', async () => {
    const { userName, secret } = await somebody()
    const code = codeOf(bench, secret)
    const challenges = [await challengeFor(userName), await challengeFor(userName)]
    const results = await Promise.all(Array.from({ length: 10 }, (_, i) => finish(challenges[i % 2] ?? '', code)))
    assert.equal(results.filter((result) => result.ok).length, 1)
  })

  test('that is wrong leaves the question open, and an entry', async () => {
    const { userName, secret, principalId } = await somebody()
    const challengeId = await challengeFor(userName)
    assert.deepEqual(await finish(challengeId, 'abcdef'), wrong)
    assert.equal((await finish(challengeId, codeOf(bench, secret))).ok, true)
    await bench.runJobs()
    const failed = (await bench.eventsOf(principalId)).filter(({ event }) => event === 'sign-in-failed')
    assert.deepEqual(
      failed.map(({ details }) => details),
      [{ method: 'authenticator', why: 'wrong' }],
    )
  })

  test('needs a question that is open: not used, not older than ten minutes, not of the other realm', async () => {
    const { userName, secret } = await somebody()
    const used = await challengeFor(userName)
    assert.equal((await finish(used, codeOf(bench, secret))).ok, true)
    assert.deepEqual(await finish(used, codeOf(bench, secret, 1)), expired)
    const old = await challengeFor(userName)
    const atOffice = { realm: 'staff', challengeId: old, code: codeOf(bench, secret, 1), visitor: aVisitor() } as const
    assert.deepEqual(await finishWithAuthenticatorCode(bench.deps, atOffice), expired)
    bench.clock.advance({ minutes: 10 })
    assert.deepEqual(await finish(old, codeOf(bench, secret)), expired)
    assert.deepEqual(await finish('01990000-0000-7000-8000-000000000000', codeOf(bench, secret)), expired)
  })

  test('can be tried fifteen times a day, and by a known device all the same', async () => {
    const { userName, secret, principalId } = await aRegisteredWithDevice()
    for (let i = 0; i < 15; i += 1) assert.deepEqual(await finish(await challengeFor(userName), 'x'), wrong)
    const challengeId = await challengeFor(userName)
    const refused = await finish(challengeId, codeOf(bench, secret))
    assert.ok(!refused.ok && refused.refusal.code === 'too-many-attempts', principalId)
    const visitor = atKnownDevice(known)
    assert.equal((await finish(challengeId, codeOf(bench, secret), visitor)).ok, true)
  })

  let known: Parameters<typeof atKnownDevice>[0]
  async function aRegisteredWithDevice() {
    const person = await somebody()
    known = person.signedIn
    return person
  }
})

describe('a recovery code', () => {
  const finish = (challengeId: string, code: string) =>
    finishWithRecoveryCode(bench.deps, { realm, challengeId, code, visitor: aVisitor() })

  test('opens once, and the entry says how many are left', async () => {
    const { userName, recoveryCodes, principalId } = await somebody()
    const [code = ''] = recoveryCodes
    const result = await finish(await challengeFor(userName), code.toLowerCase().replaceAll('-', ' '))
    assert.ok(result.ok)
    const used = (await bench.eventsOf(principalId)).find(({ event }) => event === 'recovery-code-used')
    assert.deepEqual(used?.details, { left: 9 })
    assert.deepEqual(await finish(await challengeFor(userName), code), wrong)
  })

  test('sent at once for two sign-ins opens one', async () => {
    const { userName, recoveryCodes } = await somebody()
    const challenges = [await challengeFor(userName), await challengeFor(userName)]
    const results = await Promise.all(challenges.map((challengeId) => finish(challengeId, recoveryCodes[1] ?? '')))
    assert.equal(results.filter((result) => result.ok).length, 1)
  })

  test('of somebody else is wrong, and so is anything that is no code', async () => {
    const { userName } = await somebody()
    const other = await somebody()
    const challengeId = await challengeFor(userName)
    assert.deepEqual(await finish(challengeId, other.recoveryCodes[0] ?? ''), wrong)
    assert.deepEqual(await finish(challengeId, '123456'), wrong)
  })
})

describe('a passkey after the password', () => {
  async function withBoth() {
    const person = await aRegistered(bench)
    return { ...person, ...(await withPasskey(bench, person.principalId)) }
  }

  test('is asked for by its id, verified, and opens the session', async () => {
    const { userName, passkey } = await withBoth()
    const challengeId = await challengeFor(userName)
    const question = await startPasskeyAsSecondFactor(bench.deps, { realm, challengeId })
    assert.ok(question.ok)
    assert.deepEqual(
      question.value.options.allowCredentials?.map(({ id }) => id),
      [passkey.id],
    )
    const response = passkey.get(question.value.options)
    const result = await finishWithPasskey(bench.deps, { realm, challengeId, response, visitor: aVisitor() })
    assert.ok(result.ok)
    const looked = await findHolderSession(bench.deps, result.value.sessionToken)
    assert.ok(looked?.state === 'live' && looked.session.method === 'password+passkey')
  })

  test('of somebody else, or none at all, is wrong', async () => {
    const { userName } = await withBoth()
    const { passkey: stranger } = await withBoth()
    const challengeId = await challengeFor(userName)
    const question = await startPasskeyAsSecondFactor(bench.deps, { realm, challengeId })
    assert.ok(question.ok)
    const command = { realm, challengeId, visitor: aVisitor() } as const
    assert.deepEqual(
      await finishWithPasskey(bench.deps, { ...command, response: stranger.get(question.value.options) }),
      wrong,
    )
    const unknown = new SoftwarePasskey(bench.deps.site).get(question.value.options)
    assert.deepEqual(await finishWithPasskey(bench.deps, { ...command, response: unknown }), wrong)
    assert.deepEqual(await finishWithPasskey(bench.deps, { ...command, response: undefined }), wrong)
  })

  test('is not asked for without the password', async () => {
    const nobody = { realm, challengeId: '01990000-0000-7000-8000-000000000000' } as const
    assert.deepEqual(await startPasskeyAsSecondFactor(bench.deps, nobody), expired)
  })
})

test('an officer comes in with password and code, to the office only', async () => {
  const { userName, secret, principalId } = await anEnrolledOfficer(bench)
  const visitor = aVisitor()
  const first = await signInWithPassword(bench.deps, {
    realm: 'staff',
    name: userName,
    password: goodPassword,
    visitor,
  })
  assert.ok(first.ok && first.value.state === 'second-factor-needed')
  const command = {
    realm: 'staff',
    challengeId: first.value.challengeId,
    code: codeOf(bench, secret),
    visitor,
  } as const
  const result = await finishWithAuthenticatorCode(bench.deps, command)
  assert.ok(result.ok)
  const looked = await findStaffSession(bench.deps, result.value.sessionToken)
  assert.ok(looked?.state === 'live' && looked.session.role === 'officer' && looked.session.principalId === principalId)
  assert.equal(await findHolderSession(bench.deps, result.value.sessionToken), undefined)
})
