import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { aPassport, fullApplication } from '#test/builders/application-facts.ts'
import { anApplication, applicantCommand, applicationNow, ownPassport } from '#test/builders/application.ts'
import { passportZone } from '#test/support/passport-zone.ts'
import { applicationKit, codeOf, must, type ApplicationKit } from '#test/support/application-kit.ts'
import { saveApplicationAnswers, startApplication } from './index.ts'

let t: ApplicationKit
before(async () => {
  t = await applicationKit()
})
after(() => t.close())

async function aDraft() {
  const command = { commandId: t.newId(), accountId: t.newId(), language: 'en' as const }
  const begun = must(await startApplication(t, { ...command, personId: null, reuseId: null, joinId: null }))
  return applicationNow(t, begun)
}

test('page by page the next step is named, on whichever device', async () => {
  const draft = await aDraft()
  const { passport, person, journey } = fullApplication({ passport: ownPassport() })
  assert.ok(passport && person && journey)
  let { version } = draft
  const save = async (answer: Parameters<typeof saveApplicationAnswers>[1]['answer']) => {
    const saved = must(await saveApplicationAnswers(t, { ...applicantCommand(t, draft), version, answer }))
    version = saved.version
    return saved.nextStep
  }
  assert.equal(await save({ step: 'passport', passport, mrz: null }), 'person')
  assert.equal(await save({ step: 'person', ...person }), 'journey')
  assert.equal(await save({ step: 'journey', ...journey }), 'papers')
  const { answers } = await applicationNow(t, draft)
  assert.deepEqual([answers.passport, answers.person, answers.journey], [passport, person, journey])
})

test('nothing is taken that could not be sent, and what was there stays', async () => {
  const draft = await anApplication(t, { state: 'draft' })
  const refused = await saveApplicationAnswers(t, {
    ...applicantCommand(t, draft),
    version: draft.version,
    answer: { step: 'passport', passport: aPassport({ expiresOn: '2020-01-01' }), mrz: null },
  })
  assert.ok(!refused.ok && refused.refusal.code === 'answers-not-valid')
  assert.deepEqual(refused.refusal.faults, [
    { field: 'passport.expiresOn', code: 'passport-expired', day: '2020-01-01' },
  ])
  assert.deepEqual((await applicationNow(t, draft)).answers, draft.answers)
})

test('another device saved meanwhile: nothing is overwritten, and what stands there is answered', async () => {
  const draft = await anApplication(t, { state: 'draft' })
  const { person } = draft.answers
  assert.ok(person)
  const answer = (birthPlace: string) => ({ step: 'person' as const, ...person, birthPlace })
  const save = (birthPlace: string) =>
    saveApplicationAnswers(t, { ...applicantCommand(t, draft), version: draft.version, answer: answer(birthPlace) })
  must(await save('Almaty'))
  const second = await save('Astana')
  assert.ok(!second.ok && second.refusal.code === 'changed-meanwhile')
  assert.equal(second.refusal.answers.person?.birthPlace, 'Almaty')
  // the same page sent again loses nothing
  assert.equal(codeOf(await save('Almaty')), 'ok')
})

test('I-10 and a sent application take no answers', async () => {
  const draft = await anApplication(t, { state: 'draft' })
  const answer = { step: 'contact' as const, isSmsWanted: false, language: 'en' as const }
  const foreign = { ...applicantCommand(t, draft), accountId: t.newId(), version: draft.version, answer }
  assert.equal(codeOf(await saveApplicationAnswers(t, foreign)), 'application-not-found')
  const sent = await anApplication(t, { state: 'submitted' })
  const late = { ...applicantCommand(t, sent), version: sent.version, answer }
  assert.equal(codeOf(await saveApplicationAnswers(t, late)), 'action-not-allowed-in-state')
})

test('an own open application is told before sending; a stranger’s is not', async () => {
  const passport = ownPassport()
  const open = await anApplication(t, { state: 'submitted', answers: { passport } })
  const told = async (accountId: string) => {
    const draft = await anApplication(t, { state: 'draft', accountId, answers: { passport } })
    const answer = { step: 'contact' as const, isSmsWanted: false, language: 'en' as const }
    return must(await saveApplicationAnswers(t, { ...applicantCommand(t, draft), version: draft.version, answer }))
  }
  assert.deepEqual((await told(open.accountId)).duplicate, {
    code: 'application-already-open',
    applicationId: open.id,
  })
  assert.equal((await told(t.newId())).duplicate, null)
})

test('names survive any Unicode on the way through the database', async () => {
  const draft = await aDraft()
  let { version } = draft
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), async (text) => {
      const familyName = `Ә${text}x`
      const answer = { step: 'passport' as const, passport: aPassport({ familyName }), mrz: passportZone() }
      version = must(await saveApplicationAnswers(t, { ...applicantCommand(t, draft), version, answer })).version
      const kept = (await applicationNow(t, draft)).answers.passport?.familyName
      assert.equal(kept, familyName.toWellFormed().replace(/\p{Cc}/gu, ''))
    }),
    { numRuns: 60 },
  )
})
