import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import type { QueryResult, RootOperationNode, UnknownRow } from 'kysely'
import { findHolderSession, startPasswordReset } from '#modules/accounts'
import { verifyChain } from '#modules/audit'
import {
  accountsBench,
  anEnrolledOfficer,
  aRegistered,
  atKnownDevice,
  aVisitor,
  goodPassword,
  otherPassword,
  withAuthenticator,
  withPasskey,
  type AccountsBench,
} from '#test/support/accounts.ts'
import { openPasswords } from '../secrets/passwords.ts'
import type { Realm } from '../tables.ts'
import { recordFailedSignIn } from './failed-sign-ins.ts'
import { signInWithPassword } from './sign-in-with-password.ts'

let bench: AccountsBench
before(async () => {
  bench = await accountsBench()
})
after(() => bench.close())

const signIn = (name: string, password = goodPassword, visitor = aVisitor(), realm: Realm = 'holder') =>
  signInWithPassword(bench.deps, { realm, name, password, visitor })
const notAccepted = { ok: false, refusal: { code: 'sign-in-not-accepted' } }

describe('the right password', () => {
  test('opens a new session by user name and by e-mail, however they are written', async () => {
    const { userName, email, principalId } = await aRegistered(bench)
    const tokens = new Set<string>()
    for (const name of [userName, userName.toUpperCase(), ` ${email} `, email.toUpperCase()]) {
      const result = await signIn(name)
      assert.ok(result.ok && result.value.state === 'signed-in')
      assert.equal(result.value.principalId, principalId)
      tokens.add(result.value.sessionToken)
    }
    assert.equal(tokens.size, 4)
  })

  test('leaves an entry with method and device, in an unbroken chain', async () => {
    const { userName, principalId } = await aRegistered(bench)
    await signIn(userName)
    const events = await bench.eventsOf(principalId)
    assert.deepEqual(events.at(-1), {
      event: 'signed-in',
      details: { method: 'password', device: 'Firefox, Windows' },
      actor_kind: 'holder',
    })
    assert.deepEqual(await verifyChain(bench.db, principalId), [])
  })

  test('on a new device makes it known and tells the person; on a known one neither', async () => {
    const { userName, email, principalId } = await aRegistered(bench)
    const first = await signIn(userName)
    assert.ok(first.ok && first.value.state === 'signed-in' && first.value.deviceToken)
    const notice = bench.notices.at(-1)
    assert.deepEqual(
      [notice?.template, notice?.recipient, notice?.subjectId],
      ['account-signed-in-new-device', { email }, principalId],
    )
    const earlier = bench.notices.length
    const again = await signIn(userName, goodPassword, atKnownDevice(first.value))
    assert.ok(again.ok && again.value.state === 'signed-in')
    assert.equal(again.value.deviceToken, undefined)
    assert.equal(bench.notices.length, earlier)
  })

  test('is asked for a second factor where there is one, and opens nothing yet', async () => {
    const { userName, principalId } = await aRegistered(bench)
    await withAuthenticator(bench, principalId)
    await withPasskey(bench, principalId)
    const result = await signIn(userName)
    assert.ok(result.ok && result.value.state === 'second-factor-needed')
    assert.deepEqual(result.value.methods, ['passkey', 'authenticator', 'recovery-code'])
    assert.ok(!('sessionToken' in result.value))
  })

  test('is hashed anew when the parameters were raised, and opens with the new hash', async () => {
    const { userName, principalId } = await aRegistered(bench)
    const stronger = await openPasswords({ parameters: { memory: 16, passes: 2, parallelism: 1 }, randomBytes })
    const hashNow = async () => {
      const { rows } = await bench.pool.query<{ password_hash: string }>(
        'select password_hash from accounts where principal_id = $1',
        [principalId],
      )
      return rows[0]?.password_hash ?? ''
    }
    assert.match(await hashNow(), /m=8,t=1/)
    const command = { realm: 'holder', name: userName, password: goodPassword, visitor: aVisitor() } as const
    assert.equal((await signInWithPassword({ ...bench.deps, passwords: stronger }, command)).ok, true)
    assert.match(await hashNow(), /m=16,t=2/)
    assert.equal((await signIn(userName)).ok, true)
  })
})

describe('a wrong password', () => {
  test('is answered like a name that nobody has', async () => {
    const { userName } = await aRegistered(bench)
    assert.deepEqual(await signIn(userName, otherPassword), notAccepted)
    assert.deepEqual(await signIn('nobody.at.all', otherPassword), notAccepted)
    assert.deepEqual(await signIn('', ''), notAccepted)
  })

  test('queues the same job as for nobody, and only for somebody an entry comes of it, once', async () => {
    const { userName, principalId } = await aRegistered(bench)
    await bench.runJobs()
    await signIn(userName, otherPassword)
    await signIn('nobody.at.all', otherPassword)
    const jobs = await bench.runJobs()
    assert.deepEqual(
      jobs.map(({ name }) => name),
      ['accounts.record-failed-sign-in', 'accounts.record-failed-sign-in'],
    )
    for (const { payload } of jobs) await recordFailedSignIn(bench.deps)(payload)
    const events = (await bench.eventsOf(principalId)).filter(({ event }) => event === 'sign-in-failed')
    assert.deepEqual(events, [
      { event: 'sign-in-failed', details: { method: 'password', why: 'wrong' }, actor_kind: 'system' },
    ])
  })

  test('and a name that nobody has take the same questions, also from a device of somebody else', async () => {
    const { userName } = await aRegistered(bench)
    const visitor = atKnownDevice((await aRegistered(bench)).signedIn)
    const asked = async (work: (deps: AccountsBench['deps']) => Promise<unknown>) => {
      let questions = 0
      const counting = {
        transformQuery: ({ node }: { node: RootOperationNode }) => ((questions += 1), node),
        transformResult: ({ result }: { result: QueryResult<UnknownRow> }) => Promise.resolve(result),
      }
      await work({ ...bench.deps, db: bench.db.withPlugin(counting) })
      return questions
    }
    const sign = (name: string) =>
      asked((deps) => signInWithPassword(deps, { realm: 'holder', name, password: otherPassword, visitor }))
    assert.equal(await sign(userName), await sign('nobody.at.all.either'))
    const reset = (name: string) => asked((deps) => startPasswordReset(deps, { name, language: 'en', visitor }))
    assert.equal(await reset(userName), await reset('nobody.at.all.either'))
  })

  test('and a name that nobody has cost the same hash', async () => {
    const { userName } = await aRegistered(bench)
    const asked: (string | undefined)[] = []
    const deps = {
      ...bench.deps,
      passwords: {
        ...bench.deps.passwords,
        verify: (password: string, stored: string | undefined) => {
          asked.push(stored)
          return bench.deps.passwords.verify(password, stored)
        },
      },
    }
    for (const name of [userName, 'nobody.at.all']) {
      await signInWithPassword(deps, { realm: 'holder', name, password: otherPassword, visitor: aVisitor() })
    }
    assert.equal(asked.length, 2)
    assert.ok(asked[0] !== undefined && asked[1] === undefined)
  })
})

describe('too many attempts', () => {
  for (const exists of [true, false]) {
    test(`are refused alike for a name that ${exists ? 'exists' : 'does not'}, even with the right password`, async () => {
      const { userName } = exists ? await aRegistered(bench) : { userName: 'nobody.tried' }
      for (let i = 0; i < 10; i += 1) assert.deepEqual(await signIn(userName, otherPassword), notAccepted)
      const refused = await signIn(userName)
      assert.deepEqual(refused, {
        ok: false,
        refusal: { code: 'too-many-attempts', retryAt: new Date(bench.clock.now().getTime() + 3_600_000) },
      })
    })
  }

  test('by others do not keep out a device that signed in before', async () => {
    const { userName, signedIn } = await aRegistered(bench)
    for (let i = 0; i < 12; i += 1) await signIn(userName, otherPassword)
    assert.equal((await signIn(userName)).ok, false)
    assert.equal((await signIn(userName, goodPassword, atKnownDevice(signedIn))).ok, true)
  })

  test('are not excused by a device that somebody else is known on', async () => {
    const { userName } = await aRegistered(bench)
    const { signedIn: stranger } = await aRegistered(bench)
    for (let i = 0; i < 10; i += 1) await signIn(userName, otherPassword)
    assert.equal((await signIn(userName, goodPassword, atKnownDevice(stranger))).ok, false)
  })

  test('in parallel reach the password ten times at most', async () => {
    const { userName } = await aRegistered(bench)
    const results = await Promise.all(Array.from({ length: 30 }, () => signIn(userName, otherPassword)))
    assert.equal(results.filter((result) => !result.ok && result.refusal.code === 'sign-in-not-accepted').length, 10)
  })
})

test('a flood is refused as busy and not written down as wrong', async () => {
  const { userName } = await aRegistered(bench)
  const passwords = await openPasswords({
    parameters: { memory: 8, passes: 1, parallelism: 1 },
    randomBytes,
    places: 0,
    queueLimit: 0,
  })
  const command = { realm: 'holder', name: userName, password: goodPassword, visitor: aVisitor() } as const
  assert.deepEqual(await signInWithPassword({ ...bench.deps, passwords }, command), {
    ok: false,
    refusal: { code: 'busy' },
  })
})

describe('staff', () => {
  test('with the right password are asked for the second factor', async () => {
    const { userName } = await anEnrolledOfficer(bench)
    const result = await signIn(userName, goodPassword, aVisitor(), 'staff')
    assert.ok(result.ok && result.value.state === 'second-factor-needed')
    assert.deepEqual(result.value.methods, ['authenticator'])
  })

  test('never come in by password alone', async () => {
    const { userName, principalId } = await anEnrolledOfficer(bench)
    await bench.pool.query('delete from authenticators where principal_id = $1', [principalId])
    assert.deepEqual(await signIn(userName, goodPassword, aVisitor(), 'staff'), notAccepted)
  })

  test('are nobody at the holders’ door, and holders nobody at theirs', async () => {
    const { userName: officer, signedIn } = await anEnrolledOfficer(bench)
    const { userName: holder } = await aRegistered(bench)
    assert.deepEqual(await signIn(officer), notAccepted)
    assert.deepEqual(await signIn(holder, goodPassword, aVisitor(), 'staff'), notAccepted)
    assert.equal(await findHolderSession(bench.deps, signedIn.sessionToken), undefined)
  })
})
