import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Application } from '#domain/applications/application.ts'
import type { Passport } from '#domain/applications/passport.ts'
import { ok, refuse } from '#kernel/result.ts'
import { fullApplication } from '#test/builders/application-facts.ts'
import { aHolder } from '#test/builders/holder.ts'
import { anApplication, applicantCommand, applicationNow, ownPassport } from '#test/builders/application.ts'
import { applicationKit, codeOf, must, type ApplicationKit } from '#test/support/application-kit.ts'
import { eventsOf, noticesOf, toldOf } from '#test/support/cancellation-kit.ts'
import {
  submitApplication,
  withdrawApplication,
  type CountGuardAttempt,
  type SubmitApplicationRefusal,
} from './index.ts'

let t: ApplicationKit
before(async () => {
  t = await applicationKit()
})
after(() => t.close())

const { journey } = fullApplication()
assert.ok(journey)

async function submit(draft: Awaited<ReturnType<typeof anApplication>>) {
  return submitApplication(t, { ...applicantCommand(t, draft), version: draft.version })
}

test('what costs a fee waits for it; the promise does not run yet', async () => {
  const draft = await anApplication(t, { state: 'draft' })
  assert.deepEqual(must(await submit(draft)), {
    applicationId: draft.id,
    reference: draft.reference,
    fee: { amountMinor: 6000, currency: 'USD' },
    payBy: '2026-09-08',
    dueOn: null,
  })
  const sent = await applicationNow(t, draft)
  assert.deepEqual([sent.state, sent.dueOn, sent.reviewFrom], ['submitted', null, null])
  assert.deepEqual(await eventsOf(t, draft.id), ['application-drafted', 'application-submitted'])
  assert.deepEqual(await toldOf(t, draft.id), ['application-awaits-fee'])
})

test('what costs nothing goes to the office in the same transaction', async () => {
  const free = { ...journey, offer: 'treatment', purpose: 'treatment' }
  const draft = await anApplication(t, { state: 'draft', answers: { journey: free } })
  const sent = must(await submit(draft))
  assert.deepEqual([sent.fee, sent.payBy, sent.dueOn], [null, null, '2026-09-08'])
  assert.equal((await applicationNow(t, draft)).state, 'under-review')
  assert.deepEqual(await toldOf(t, draft.id), ['application-received'])
})

test('letters go to the account’s confirmed address, SMS only where they are wanted', async () => {
  const draft = await anApplication(t, { state: 'draft', answers: { isSmsWanted: false, language: 'kk' } })
  must(await submit(draft))
  const notices = await noticesOf(t, draft.id)
  assert.deepEqual(
    notices.map(({ channel, language }) => [channel, language]),
    [['email', 'kk']],
  )
  assert.match(notices[0]?.recipient ?? '', /^account-/)
})

test('I-16 sent twice it is sent once', async () => {
  const draft = await anApplication(t, { state: 'draft' })
  const command = { ...applicantCommand(t, draft), version: draft.version }
  const [first, second] = await Promise.all([submitApplication(t, command), submitApplication(t, command)])
  assert.deepEqual(must(first), must(second))
  assert.deepEqual(await eventsOf(t, draft.id), ['application-drafted', 'application-submitted'])
})

test('everything is looked at again: steps that are open are named with their faults', async () => {
  const draft = await anApplication(t, { state: 'draft', answers: { person: null, declared: [] } })
  const refused = await submit(draft)
  assert.ok(!refused.ok && refused.refusal.code === 'answers-incomplete')
  assert.deepEqual(refused.refusal.steps, ['person', 'declaration'])
})

test('an older version, a foreign account and a missing paper are refused', async () => {
  const draft = await anApplication(t, { state: 'draft' })
  const command = { ...applicantCommand(t, draft), version: draft.version }
  assert.equal(codeOf(await submitApplication(t, { ...command, version: draft.version - 1 })), 'changed-meanwhile')
  assert.equal(codeOf(await submitApplication(t, { ...command, accountId: t.newId() })), 'application-not-found')
  await t.db
    .updateTable('evidence_files')
    .set({ removed_at: t.clock.now() })
    .where('request_id', '=', draft.id)
    .execute()
  assert.equal(codeOf(await submitApplication(t, command)), 'answers-incomplete')
})

async function twoOfOne(accounts: readonly [string, string]): Promise<(string | SubmitApplicationRefusal)[]> {
  const passport = ownPassport()
  const drafts = await Promise.all(
    accounts.map((accountId) => anApplication(t, { state: 'draft', accountId, answers: { passport } })),
  )
  const results = await Promise.all(drafts.map(submit))
  return results.map((result) => (result.ok ? 'ok' : result.refusal))
}

test('two of the same person at once: one is sent, in thirty races, whichever accounts they come through', async () => {
  for (let race = 0; race < 15; race += 1) {
    const account = t.newId()
    for (const accounts of [[account, account] as const, [t.newId(), t.newId()] as const]) {
      const results = await twoOfOne(accounts)
      assert.equal(results.filter((result) => result === 'ok').length, 1, JSON.stringify(results))
    }
  }
})

test('the own account is told which application is open, a stranger nothing but that it cannot be', async () => {
  const passport = ownPassport()
  const open = await anApplication(t, { state: 'submitted', answers: { passport } })
  const own = await submit(await anApplication(t, { state: 'draft', accountId: open.accountId, answers: { passport } }))
  assert.deepEqual(own, { ok: false, refusal: { code: 'application-already-open', applicationId: open.id } })
  const strangers = await submit(await anApplication(t, { state: 'draft', answers: { passport } }))
  assert.deepEqual(strangers, { ok: false, refusal: { code: 'passport-in-use' } })
})

test('a stranger who tries passport numbers learns nothing without the birth date', async () => {
  const passport = ownPassport()
  await anApplication(t, { state: 'submitted', answers: { passport } })
  const guess = { ...passport, bornOn: '1980-01-01' }
  assert.equal(codeOf(await submit(await anApplication(t, { state: 'draft', answers: { passport: guess } }))), 'ok')
})

test('five passports of others are met, then none is looked at; whatever else is refused costs nothing', async () => {
  let left = 5
  const retryAt = new Date('2026-09-02T04:00:00Z')
  const countGuardAttempt: CountGuardAttempt = async () => {
    left -= 1
    return left < 0 ? refuse({ code: 'too-many-attempts', retryAt }) : ok({ giveBack: async () => void (left += 1) })
  }
  const send = (draft: Application, version = draft.version) =>
    submitApplication({ ...t, countGuardAttempt }, { ...applicantCommand(t, draft), version })
  const accountId = t.newId()
  const tryOne = async (passport: Passport) =>
    codeOf(await send(await anApplication(t, { state: 'draft', accountId, answers: { passport } })))
  const own = await anApplication(t, { state: 'draft', accountId })
  assert.equal(codeOf(await send(own, own.version + 1)), 'changed-meanwhile')
  assert.equal(codeOf(await send(own)), 'ok')
  const passport = ownPassport()
  await anApplication(t, { state: 'submitted', answers: { passport } })
  for (let attempt = 0; attempt < 5; attempt += 1) assert.equal(await tryOne(passport), 'passport-in-use')
  assert.equal(await tryOne(passport), 'too-many-attempts')
  assert.equal(await tryOne(ownPassport()), 'too-many-attempts', 'a free passport looks no different then')
})

test('another card type is another card', async () => {
  const passport = ownPassport()
  const open = await anApplication(t, { state: 'submitted', answers: { passport } })
  const visit = { ...journey, offer: 'visit', purpose: 'family-visit' }
  const { accountId } = open
  const draft = await anApplication(t, { state: 'draft', accountId, answers: { passport, journey: visit } })
  assert.equal(codeOf(await submit(draft)), 'ok')
})

test('withdrawn, the same passport can apply again at once', async () => {
  const passport = ownPassport()
  const first = await anApplication(t, { state: 'submitted', answers: { passport } })
  must(await withdrawApplication(t, applicantCommand(t, first)))
  assert.deepEqual(await toldOf(t, first.id), ['application-awaits-fee', 'application-withdrawn'])
  const again = await anApplication(t, { state: 'draft', accountId: first.accountId, answers: { passport } })
  assert.equal(codeOf(await submit(again)), 'ok')
})

test('somebody whom the account has in the register is led to their record', async () => {
  const accountId = t.newId()
  const person = await aHolder(t, { accountId })
  const passport = ownPassport({ number: person.passportNumber, issuer: person.passportIssuer })
  const refused = await submit(await anApplication(t, { state: 'draft', accountId, answers: { passport } }))
  assert.deepEqual(refused, { ok: false, refusal: { code: 'person-on-record', personId: person.holderId } })
  const own = await anApplication(t, { state: 'draft', accountId, personId: person.holderId, answers: { passport } })
  assert.equal(codeOf(await submit(own)), 'ok')
})

test('an id that stands for somebody does not come to stand for somebody else', async () => {
  const accountId = t.newId()
  const person = await aHolder(t, { accountId })
  const passport = ownPassport({ bornOn: '2001-01-01' })
  const draft = await anApplication(t, { state: 'draft', accountId, personId: person.holderId, answers: { passport } })
  assert.equal(codeOf(await submit(draft)), 'person-differs')
})
