import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anApplication, applicantCommand, applicationNow } from '#test/builders/application.ts'
import { applicationKit, codeOf, must, type ApplicationKit } from '#test/support/application-kit.ts'
import { passportZone } from '#test/support/passport-zone.ts'
import { keepPassportZone } from './index.ts'

let t: ApplicationKit
before(async () => {
  t = await applicationKit()
})
after(() => t.close())

test('a whole zone waits to be confirmed, for whichever device comes next', async () => {
  const draft = await anApplication(t, { state: 'draft' })
  const kept = must(await keepPassportZone(t, { ...applicantCommand(t, draft), mrz: passportZone() }))
  assert.deepEqual(kept, { version: draft.version + 1, isWhole: true })
  const { answers } = await applicationNow(t, draft)
  assert.deepEqual([answers.passport, answers.mrz], [null, passportZone()])
  assert.deepEqual(answers.person, draft.answers.person)
})

test('a misread zone is kept beside what was typed, with its fault', async () => {
  const draft = await anApplication(t, { state: 'draft' })
  const mrz = passportZone().replace('310415', '310416')
  assert.equal(must(await keepPassportZone(t, { ...applicantCommand(t, draft), mrz })).isWhole, false)
  const { answers } = await applicationNow(t, draft)
  assert.deepEqual([answers.passport, answers.mrz], [draft.answers.passport, mrz])
})

test('I-16 the same photo sent twice is read into the draft once', async () => {
  const draft = await anApplication(t, { state: 'draft' })
  const command = { ...applicantCommand(t, draft), mrz: passportZone() }
  const both = await Promise.all([keepPassportZone(t, command), keepPassportZone(t, command)])
  assert.deepEqual(both.map(must), [
    { version: draft.version + 1, isWhole: true },
    { version: draft.version + 1, isWhole: true },
  ])
})

test('I-10 a foreign draft and one that was sent take none', async () => {
  const draft = await anApplication(t, { state: 'draft' })
  const foreign = { ...applicantCommand(t, draft), accountId: t.newId(), mrz: passportZone() }
  assert.equal(codeOf(await keepPassportZone(t, foreign)), 'application-not-found')
  const sent = await anApplication(t, { state: 'submitted' })
  const late = { ...applicantCommand(t, sent), mrz: passportZone() }
  assert.equal(codeOf(await keepPassportZone(t, late)), 'action-not-allowed-in-state')
})
