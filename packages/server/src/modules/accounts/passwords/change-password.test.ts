import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { findHolderSession, signInWithPassword } from '#modules/accounts'
import {
  accountsBench,
  aRegistered,
  aVisitor,
  otherPassword,
  shortPassword,
  withPasskey,
  type AccountsBench,
} from '#test/support/accounts.ts'
import { changePassword, type ChangePassword } from './change-password.ts'

let bench: AccountsBench
before(async () => {
  bench = await accountsBench()
})
after(() => bench.close())

type Somebody = Awaited<ReturnType<typeof aRegistered>>

const third = 'third kettle window 5'

const change = (person: Somebody, changes: Partial<ChangePassword> = {}, deps = bench.deps) =>
  changePassword(deps, {
    principalId: person.principalId,
    sessionId: person.signedIn.sessionId,
    presentPassword: person.password,
    newPassword: otherPassword,
    visitor: aVisitor(),
    ...changes,
  })
const signIn = (name: string, password: string) =>
  signInWithPassword(bench.deps, { realm: 'holder', name, password, visitor: aVisitor() })

describe('changing the password', () => {
  test('ends all other sessions, keeps this one, writes it down and tells the person', async () => {
    const person = await aRegistered(bench)
    const elsewhere = await signIn(person.userName, person.password)
    assert.ok(elsewhere.ok && elsewhere.value.state === 'signed-in')
    assert.deepEqual(await change(person), { ok: true, value: { state: 'password-changed' } })
    assert.equal((await findHolderSession(bench.deps, person.signedIn.sessionToken))?.state, 'live')
    assert.equal((await findHolderSession(bench.deps, elsewhere.value.sessionToken))?.state, 'ended')
    assert.equal((await bench.eventsOf(person.principalId)).at(-1)?.event, 'password-changed')
    const notice = bench.notices.at(-1)
    assert.deepEqual([notice?.template, notice?.recipient], ['account-password-changed', { email: person.email }])
    assert.equal((await signIn(person.userName, person.password)).ok, false)
    assert.equal((await signIn(person.userName, otherPassword)).ok, true)
  })

  test('needs the present one', async () => {
    const person = await aRegistered(bench)
    assert.deepEqual(await change(person, { presentPassword: otherPassword }), {
      ok: false,
      refusal: { code: 'present-password-wrong' },
    })
    assert.equal((await signIn(person.userName, person.password)).ok, true)
  })

  test('cannot be used to try passwords out', async () => {
    const person = await aRegistered(bench)
    for (let i = 0; i < 10; i += 1) await change(person, { presentPassword: 'guess' })
    const refused = await change(person)
    assert.ok(!refused.ok && refused.refusal.code === 'too-many-attempts')
  })

  test('keeps the rules, with the second factor and the own names', async () => {
    const person = await aRegistered(bench)
    assert.deepEqual(await change(person, { newPassword: shortPassword }), {
      ok: false,
      refusal: { code: 'password-too-short', min: 15 },
    })
    assert.deepEqual(await change(person, { newPassword: `I am ${person.userName} today` }), {
      ok: false,
      refusal: { code: 'password-holds-own-name' },
    })
    await withPasskey(bench, person.principalId)
    assert.equal((await change(person, { newPassword: shortPassword })).ok, true)
    const looked = await findHolderSession(bench.deps, person.signedIn.sessionToken)
    assert.ok(looked?.state === 'live' && !looked.session.mustAddSecondFactor)
  })

  test('twice at once happens once', async () => {
    const person = await aRegistered(bench)
    const results = await Promise.all([change(person), change(person, { newPassword: third })])
    assert.equal(results.filter((result) => result.ok).length, 1)
  })

  test('is refused when another change came in between', async () => {
    const person = await aRegistered(bench)
    const { passwords } = bench.deps
    const hash = async (password: string) => {
      assert.equal((await change(person, { newPassword: third })).ok, true)
      return passwords.hash(password)
    }
    const result = await change(person, {}, { ...bench.deps, passwords: { ...passwords, hash } })
    assert.deepEqual(result, { ok: false, refusal: { code: 'changed-meanwhile' } })
    assert.equal((await signIn(person.userName, third)).ok, true)
  })
})
