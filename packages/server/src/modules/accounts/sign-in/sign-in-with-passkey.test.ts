import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { finishAddPasskey, findHolderSession, startAddPasskey } from '#modules/accounts'
import {
  accountsBench,
  anEnrolledOfficer,
  aRegistered,
  aVisitor,
  otherPassword,
  withPasskey,
  type AccountsBench,
} from '#test/support/accounts.ts'
import { SoftwarePasskey } from '#test/support/software-passkey.ts'
import type { Realm } from '../tables.ts'
import { finishPasskeySignIn, startPasskeySignIn } from './sign-in-with-passkey.ts'
import { signInWithPassword } from './sign-in-with-password.ts'

let bench: AccountsBench
before(async () => {
  bench = await accountsBench()
})
after(() => bench.close())

async function asked(realm: Realm) {
  const question = await startPasskeySignIn(bench.deps, { realm, address: aVisitor().address })
  return question.ok ? question.value : assert.fail(question.refusal.code)
}

const notAccepted = { ok: false, refusal: { code: 'passkey-not-accepted' } }
const finish = (challengeId: string, response: unknown, realm: Realm = 'holder') =>
  finishPasskeySignIn(bench.deps, { realm, challengeId, response, visitor: aVisitor() })

async function withOne() {
  const person = await aRegistered(bench)
  return { ...person, ...(await withPasskey(bench, person.principalId)) }
}

describe('a passkey', () => {
  test('opens the session without a name or a password, being two factors by itself', async () => {
    const { passkey, principalId, passkeyId } = await withOne()
    const { challengeId, options } = await asked('holder')
    assert.equal(options.userVerification, 'required')
    assert.deepEqual(options.allowCredentials, [])
    const result = await finish(challengeId, passkey.get(options))
    assert.ok(result.ok)
    assert.equal(result.value.principalId, principalId)
    const looked = await findHolderSession(bench.deps, result.value.sessionToken)
    assert.ok(looked?.state === 'live' && looked.session.method === 'passkey')
    const { rows } = await bench.pool.query<{ last_used_at: Date }>('select last_used_at from passkeys where id = $1', [
      passkeyId,
    ])
    assert.deepEqual(rows[0]?.last_used_at, bench.clock.now())
  })

  test('comes in while the name is under attack', async () => {
    const { passkey, userName } = await withOne()
    const attack = { realm: 'holder', name: userName, password: otherPassword } as const
    for (let i = 0; i < 12; i += 1) await signInWithPassword(bench.deps, { ...attack, visitor: aVisitor() })
    const { challengeId, options } = await asked('holder')
    assert.equal((await finish(challengeId, passkey.get(options))).ok, true)
  })

  test('answers each question once, also when the first answer was wrong', async () => {
    const { passkey } = await withOne()
    const { challengeId, options } = await asked('holder')
    const results = await Promise.all([1, 2, 3].map(() => finish(challengeId, passkey.get(options))))
    assert.equal(results.filter((result) => result.ok).length, 1)
    const second = await asked('holder')
    assert.deepEqual(await finish(second.challengeId, undefined), notAccepted)
    assert.deepEqual(await finish(second.challengeId, passkey.get(second.options)), notAccepted)
  })

  test('answers within five minutes', async () => {
    const { passkey } = await withOne()
    const { challengeId, options } = await asked('holder')
    bench.clock.advance({ minutes: 5 })
    assert.deepEqual(await finish(challengeId, passkey.get(options)), notAccepted)
  })

  const changes = {
    'for another site': { origin: 'https://sapar.example' },
    'for another domain': { rpId: 'sapar.example' },
    'that did not verify the person': { isVerified: false },
  }
  for (const [name, change] of Object.entries(changes)) {
    test(`${name} is refused, and the failure is written down`, async () => {
      const { passkey, principalId } = await withOne()
      const { challengeId, options } = await asked('holder')
      assert.deepEqual(await finish(challengeId, passkey.get(options, change)), notAccepted)
      await bench.runJobs()
      const events = await bench.eventsOf(principalId)
      assert.deepEqual(events.at(-1), {
        event: 'sign-in-failed',
        details: { method: 'passkey', why: 'wrong' },
        actor_kind: 'system',
      })
    })
  }

  test('with an answer to another question is refused', async () => {
    const { passkey } = await withOne()
    const one = await asked('holder')
    const other = await asked('holder')
    assert.deepEqual(await finish(one.challengeId, passkey.get(other.options)), notAccepted)
  })

  test('that counts must count upwards: a copy is found out', async () => {
    const { passkey } = await withOne()
    for (const [counter, isOk] of [
      [5, true],
      [6, true],
      [6, false],
      [4, false],
      [7, true],
    ] as const) {
      const { challengeId, options } = await asked('holder')
      assert.equal((await finish(challengeId, passkey.get(options, { counter }))).ok, isOk, String(counter))
    }
  })

  test('with another’s signature is refused', async () => {
    const { passkey } = await withOne()
    const { passkey: stranger } = await withOne()
    const { challengeId, options } = await asked('holder')
    const forged = {
      ...passkey.get(options),
      response: { ...passkey.get(options).response, signature: stranger.get(options).response.signature },
    }
    assert.deepEqual(await finish(challengeId, forged), notAccepted)
  })

  for (const response of [
    undefined,
    null,
    'x',
    7,
    {},
    { id: 'a' },
    { id: 'a', rawId: 'a', type: 'public-key', response: {} },
  ]) {
    test(`is not ${JSON.stringify(response)}`, async () => {
      const { challengeId } = await asked('holder')
      assert.deepEqual(await finish(challengeId, response), notAccepted)
    })
  }

  test('of a holder opens nothing in the office, and of disabled staff nothing at all', async () => {
    const { passkey } = await withOne()
    const office = await asked('staff')
    assert.deepEqual(await finish(office.challengeId, passkey.get(office.options), 'staff'), notAccepted)
    const officer = await anEnrolledOfficer(bench)
    const own = await officersPasskey(officer.principalId)
    const good = await asked('staff')
    assert.equal((await finish(good.challengeId, own.get(good.options), 'staff')).ok, true)
    await bench.pool.query("update staff_members set state = 'disabled' where principal_id = $1", [officer.principalId])
    const late = await asked('staff')
    assert.deepEqual(await finish(late.challengeId, own.get(late.options), 'staff'), notAccepted)
  })
})

async function officersPasskey(principalId: string): Promise<SoftwarePasskey> {
  const whose = { realm: 'staff', principalId } as const
  const started = await startAddPasskey(bench.deps, whose)
  assert.ok(started.ok)
  const passkey = new SoftwarePasskey(bench.deps.site)
  const { challengeId, options } = started.value
  const added = await finishAddPasskey(bench.deps, {
    ...whose,
    challengeId,
    response: passkey.create(options),
    label: 'Key',
  })
  assert.ok(added.ok)
  assert.equal(added.value.recoveryCodes, undefined)
  return passkey
}

test('questions are limited, so that nobody fills the table with them', async () => {
  const { address } = aVisitor()
  const questions = Array.from({ length: 125 }, () => startPasskeySignIn(bench.deps, { realm: 'holder', address }))
  const refused = (await Promise.all(questions)).filter((question) => !question.ok)
  assert.equal(refused.length, 5)
  assert.ok(await asked('holder'), 'somebody else is still asked')
})
