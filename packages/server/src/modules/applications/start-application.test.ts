import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aHolder } from '#test/builders/holder.ts'
import { anApplication, applicantCommand, applicationNow } from '#test/builders/application.ts'
import { applicationKit, codeOf, must, type ApplicationKit } from '#test/support/application-kit.ts'
import { eventsOf } from '#test/support/cancellation-kit.ts'
import { eraseApplicationDraft, findApplication, listApplications, startApplication } from './index.ts'

let t: ApplicationKit
before(async () => {
  t = await applicationKit()
})
after(() => t.close())

const start = (accountId: string, wishes: { personId?: string; reuseId?: string; joinId?: string } = {}) => ({
  commandId: t.newId(),
  accountId,
  language: 'en' as const,
  personId: wishes.personId ?? null,
  reuseId: wishes.reuseId ?? null,
  joinId: wishes.joinId ?? null,
})

test('a draft begins empty, with a reference, under an id that no person of the register has', async () => {
  const accountId = t.newId()
  const begun = must(await startApplication(t, start(accountId)))
  assert.match(begun.reference, /^A-.{4}-.{4}$/)
  const draft = await applicationNow(t, begun)
  assert.deepEqual([draft.state, draft.accountId, draft.groupId], ['draft', accountId, begun.applicationId])
  assert.equal(draft.answers.passport, null)
  assert.deepEqual(await eventsOf(t, begun.applicationId), ['application-drafted'])
  const people = await t.db.selectFrom('holders').select('holder_id').where('holder_id', '=', begun.holderId).execute()
  assert.deepEqual(people, [])
})

test('I-16 the same command begins one application, another body under its id none', async () => {
  const accountId = t.newId()
  const command = start(accountId)
  const first = must(await startApplication(t, command))
  assert.deepEqual(must(await startApplication(t, command)), first)
  assert.equal(codeOf(await startApplication(t, { ...command, language: 'ru' })), 'command-id-reused')
  assert.equal((await listApplications(t.db, accountId)).length, 1)
})

test('a person of the register keeps their id and brings their passport along', async () => {
  const accountId = t.newId()
  const person = await aHolder(t, { accountId })
  const begun = must(await startApplication(t, start(accountId, { personId: person.holderId })))
  assert.equal(begun.holderId, person.holderId)
  const { passport } = (await applicationNow(t, begun)).answers
  assert.deepEqual([passport?.number, passport?.bornOn], [person.passportNumber, person.bornOn])
})

test('I-10 another account’s person, earlier application or group is not there', async () => {
  const stranger = t.newId()
  const person = await aHolder(t, { accountId: t.newId() })
  const others = await anApplication(t, { state: 'draft' })
  assert.equal(codeOf(await startApplication(t, start(stranger, { personId: person.holderId }))), 'person-not-yours')
  assert.equal(codeOf(await startApplication(t, start(stranger, { reuseId: others.id }))), 'application-not-found')
  assert.equal(codeOf(await startApplication(t, start(stranger, { joinId: others.id }))), 'application-not-found')
  assert.equal(await findApplication(t.db, stranger, others.id), undefined)
})

test('an earlier application gives the person, a group gives the journey', async () => {
  const earlier = await anApplication(t, { state: 'draft' })
  const again = must(await startApplication(t, start(earlier.accountId, { reuseId: earlier.id })))
  const reused = await applicationNow(t, again)
  assert.equal(again.holderId, earlier.holderId)
  assert.deepEqual([reused.answers.passport, reused.answers.journey], [earlier.answers.passport, null])

  const joined = must(await startApplication(t, start(earlier.accountId, { joinId: earlier.id })))
  const member = await applicationNow(t, joined)
  assert.notEqual(joined.holderId, earlier.holderId)
  assert.equal(member.groupId, earlier.groupId)
  assert.deepEqual([member.answers.passport, member.answers.journey], [null, earlier.answers.journey])
})

test('a draft that is given up is gone with its papers; what was sent is not given up', async () => {
  const draft = await anApplication(t, { state: 'draft' })
  must(await eraseApplicationDraft(t, applicantCommand(t, draft)))
  assert.equal(await findApplication(t.db, draft.accountId, draft.id), undefined)
  const papers = await t.db.selectFrom('evidence_files').select('id').where('request_id', '=', draft.id).execute()
  assert.deepEqual(papers, [])
  assert.deepEqual(await eventsOf(t, draft.id), ['application-drafted', 'application-erased'])

  const sent = await anApplication(t, { state: 'submitted' })
  assert.equal(codeOf(await eraseApplicationDraft(t, applicantCommand(t, sent))), 'action-not-allowed-in-state')
  const foreign = { ...applicantCommand(t, await anApplication(t, { state: 'draft' })), accountId: t.newId() }
  assert.equal(codeOf(await eraseApplicationDraft(t, foreign)), 'application-not-found')
})
