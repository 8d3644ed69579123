import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { findAccount, findContact, signInWithPassword } from '#modules/accounts'
import {
  accountsBench,
  anEnrolledOfficer,
  aRegistered,
  aVisitor,
  codeIn,
  type AccountsBench,
} from '#test/support/accounts.ts'
import { finishChangeEmail, startChangeEmail } from './change-email.ts'
import { finishChangePhone, readPhone, startChangePhone } from './change-phone.ts'
import { setLanguage } from './set-language.ts'

let bench: AccountsBench
before(async () => {
  bench = await accountsBench()
})
after(() => bench.close())

const jobsFor = async (principalId: string) =>
  (await bench.runJobs()).filter(({ name, payload }) => {
    return name === 'accounts.contact-changed' && (payload as { principalId: string }).principalId === principalId
  })
const expired = { ok: false, refusal: { code: 'code-expired' } }
let count = 0
const anAddress = () => `changed${(count += 1)}@example.org`

describe('a new e-mail address', () => {
  async function asked(principalId: string, email: string) {
    const started = await startChangeEmail(bench.deps, { principalId, email, visitor: aVisitor() })
    assert.ok(started.ok, JSON.stringify(started))
    await bench.runJobs()
    return started.value.requestId
  }
  const finish = (principalId: string, requestId: string, code: string) =>
    finishChangeEmail(bench.deps, { principalId, requestId, code, visitor: aVisitor() })

  test('is proved by a code sent there; sign-in and notices follow, the old address is told', async () => {
    const { principalId, email, password } = await aRegistered(bench)
    const next = anAddress()
    const requestId = await asked(principalId, next)
    assert.deepEqual(bench.notices.at(-1)?.recipient, { email: next })
    assert.deepEqual(await finish(principalId, requestId, codeIn(bench, 'account-new-email-code')), {
      ok: true,
      value: { email: next },
    })
    const told = bench.notices.at(-1)
    assert.deepEqual([told?.template, told?.recipient], ['account-email-changed', { email }])
    const signIn = (name: string) =>
      signInWithPassword(bench.deps, { realm: 'holder', name, password, visitor: aVisitor() })
    assert.equal((await signIn(email)).ok, false)
    assert.equal((await signIn(next)).ok, true)
    const changed = (await bench.eventsOf(principalId)).find(({ event }) => event === 'contact-changed')
    assert.deepEqual(changed?.details, { changed: ['email'] })
    assert.deepEqual(await findContact(bench.db, principalId), {
      email: next,
      phone: null,
      language: 'en',
      contactChangedAt: bench.clock.now(),
    })
    assert.equal((await jobsFor(principalId)).length, 1)
    assert.deepEqual(await finish(principalId, requestId, codeIn(bench, 'account-new-email-code')), expired)
  })

  test('may be the old one in another spelling', async () => {
    const { principalId, email } = await aRegistered(bench)
    const next = email.replace('person', 'Person')
    const requestId = await asked(principalId, next)
    assert.equal(bench.notices.at(-1)?.template, 'account-new-email-code')
    assert.equal((await finish(principalId, requestId, codeIn(bench, 'account-new-email-code'))).ok, true)
    assert.equal((await findAccount(bench.db, principalId))?.email, next)
  })

  test('that belongs to another account gets no code; its owner is told', async () => {
    const { principalId } = await aRegistered(bench)
    const other = await aRegistered(bench)
    await asked(principalId, other.email)
    const notice = bench.notices.at(-1)
    assert.deepEqual(
      [notice?.template, notice?.subjectId, notice?.secret],
      ['account-exists', other.principalId, undefined],
    )
  })

  test('that was taken meanwhile is refused, and the old one stays', async () => {
    const { principalId, email } = await aRegistered(bench)
    const next = anAddress()
    const requestId = await asked(principalId, next)
    const code = codeIn(bench, 'account-new-email-code')
    await aRegistered(bench, { email: next })
    assert.deepEqual(await finish(principalId, requestId, code), { ok: false, refusal: { code: 'email-taken' } })
    assert.equal((await findAccount(bench.db, principalId))?.email, email)
  })

  test('asked for by one account cannot be finished by another', async () => {
    const { principalId } = await aRegistered(bench)
    const other = await aRegistered(bench)
    const requestId = await asked(principalId, anAddress())
    assert.deepEqual(await finish(other.principalId, requestId, codeIn(bench, 'account-new-email-code')), expired)
  })

  test('is refused when it is none, or no other', async () => {
    const { principalId, email } = await aRegistered(bench)
    const ask = (typed: string, id = principalId) =>
      startChangeEmail(bench.deps, { principalId: id, email: typed, visitor: aVisitor() })
    assert.deepEqual(await ask('x'), { ok: false, refusal: { code: 'email-not-valid' } })
    assert.deepEqual(await ask(email), { ok: false, refusal: { code: 'email-unchanged' } })
    assert.deepEqual(await ask(anAddress(), '01990000-0000-7000-8000-000000000000'), {
      ok: false,
      refusal: { code: 'person-not-found' },
    })
  })

  test('can be asked for ten times a day', async () => {
    const { principalId } = await aRegistered(bench)
    for (let i = 0; i < 10; i += 1) await asked(principalId, anAddress())
    const refused = await startChangeEmail(bench.deps, { principalId, email: anAddress(), visitor: aVisitor() })
    assert.ok(!refused.ok && refused.refusal.code === 'too-many-attempts')
  })
})

describe('a new phone number', () => {
  test('is proved by a code in an SMS, and kept as E.164', async () => {
    const { principalId } = await aRegistered(bench)
    const started = await startChangePhone(bench.deps, {
      principalId,
      phone: '+7 (701) 234-56-78',
      visitor: aVisitor(),
    })
    assert.ok(started.ok)
    assert.equal(started.value.phone, '+77012345678')
    await bench.runJobs()
    const notice = bench.notices.at(-1)
    assert.deepEqual([notice?.template, notice?.recipient], ['account-phone-code', { phone: '+77012345678' }])
    const command = {
      principalId,
      requestId: started.value.requestId,
      code: codeIn(bench, 'account-phone-code'),
      visitor: aVisitor(),
    }
    assert.deepEqual(await finishChangePhone(bench.deps, command), { ok: true, value: { phone: '+77012345678' } })
    assert.equal((await findAccount(bench.db, principalId))?.phone, '+77012345678')
    assert.deepEqual((await bench.eventsOf(principalId)).at(-1)?.details, { changed: ['phone'] })
    assert.equal((await jobsFor(principalId)).length, 1)
    assert.deepEqual(await finishChangePhone(bench.deps, command), expired)
  })

  test('with a wrong code stays as it was', async () => {
    const { principalId } = await aRegistered(bench)
    const started = await startChangePhone(bench.deps, { principalId, phone: '+8613812345678', visitor: aVisitor() })
    assert.ok(started.ok)
    await bench.runJobs()
    const command = { principalId, requestId: started.value.requestId, code: 'abcdef', visitor: aVisitor() }
    assert.deepEqual(await finishChangePhone(bench.deps, command), {
      ok: false,
      refusal: { code: 'code-wrong', triesLeft: 4 },
    })
    const other = await aRegistered(bench)
    const foreign = { ...command, principalId: other.principalId, code: codeIn(bench, 'account-phone-code') }
    assert.deepEqual(await finishChangePhone(bench.deps, foreign), expired)
    assert.equal((await findAccount(bench.db, principalId))?.phone, undefined)
  })

  const read: [string, string][] = [
    ['+7 701 234 56 78', '+77012345678'],
    ['0086 138 1234 5678', '+8613812345678'],
    ['＋４４ ７４００ １２３４５６', '+447400123456'],
  ]
  for (const [typed, phone] of read)
    test(`${typed} is ${phone}`, () => assert.deepEqual(readPhone(typed), { ok: true, value: phone }))

  test('without its country is not guessed, and nonsense is refused', () => {
    assert.deepEqual(readPhone('8 701 234 56 78'), { ok: false, refusal: { code: 'phone-without-country-code' } })
    for (const typed of ['+7', '+7 123', '+999 1234567', 'tel:+77012345678 or mail', '+7701234567890123']) {
      assert.equal(readPhone(typed).ok, false, typed)
    }
  })
})

describe('the language', () => {
  test('of an account is set, written down once, and the linked cards are told', async () => {
    const { principalId } = await aRegistered(bench)
    const command = { realm: 'holder', principalId, language: 'zh-CN' } as const
    assert.deepEqual(await setLanguage(bench.deps, command), { ok: true, value: { language: 'zh-CN' } })
    assert.equal((await jobsFor(principalId)).length, 1)
    await setLanguage(bench.deps, command)
    assert.equal((await jobsFor(principalId)).length, 0)
    const events = (await bench.eventsOf(principalId)).filter(({ event }) => event === 'language-changed')
    assert.deepEqual(
      events.map(({ details }) => details),
      [{ language: 'zh-CN' }],
    )
  })

  test('of staff is theirs alone', async () => {
    const { principalId } = await anEnrolledOfficer(bench)
    assert.equal((await setLanguage(bench.deps, { realm: 'staff', principalId, language: 'kk' })).ok, true)
    assert.equal((await jobsFor(principalId)).length, 0)
    const nobody = { realm: 'holder', principalId, language: 'kk' } as const
    assert.deepEqual(await setLanguage(bench.deps, nobody), { ok: false, refusal: { code: 'person-not-found' } })
  })
})
