import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fullApplication } from '#test/builders/application-facts.ts'
import { anApplication, applicantCommand, applicationNow, ownPassport } from '#test/builders/application.ts'
import { aPaper } from '#test/builders/paper.ts'
import { aRequest } from '#test/builders/request.ts'
import { codeOf, must } from '#test/support/application-kit.ts'
import { eventsOf, toldOf } from '#test/support/cancellation-kit.ts'
import { passportZone } from '#test/support/passport-zone.ts'
import {
  anOfficer,
  applicationReviewKit,
  officerCommand,
  taken,
  type ApplicationReviewKit,
} from '#test/support/application-review-kit.ts'
import {
  lapseReturnedApplications,
  lapseUnpaid,
  remindReturnedApplications,
  eraseOldApplicationDrafts,
  resubmitApplication,
  withdrawApplication,
} from '#modules/applications'
import {
  addNote,
  claimNextCase,
  listQueue,
  openCase,
  refuseApplication,
  releaseCase,
  returnApplication,
  viewApplication,
} from '../index.ts'

let t: ApplicationReviewKit
before(async () => {
  t = await applicationReviewKit()
})
after(() => t.close())

const { journey } = fullApplication()
assert.ok(journey)

async function returned(wishes: Parameters<typeof anApplication>[1] = {}) {
  const application = await anApplication(t, wishes)
  const officer = await taken(t, anOfficer(t), application)
  const papers = ['guardian-consent']
  must(await returnApplication(t, { ...officerCommand(t, officer, application), papers, comment: null }))
  return { application, officer }
}

test('returned and answered: the clock pauses, and the promise moves by the time with the applicant', async () => {
  const { application } = await returned()
  const now = await applicationNow(t, application)
  assert.deepEqual([now.state, now.dueOn], ['returned', '2026-09-08'])
  const empty = await resubmitApplication(t, { ...applicantCommand(t, application), answer: null })
  assert.ok(!empty.ok && empty.refusal.code === 'papers-lacking')
  await aPaper(t, application, { paper: 'guardian-consent', returnNumber: 1 })
  const answered = must(await resubmitApplication(t, { ...applicantCommand(t, application), answer: null }))
  assert.equal(answered.dueOn, '2026-09-08')
  assert.equal((await applicationNow(t, application)).state, 'under-review')
  assert.deepEqual((await toldOf(t, application.id)).slice(-2), ['application-returned', 'application-resubmitted'])
})

test('a return names papers that there are, at most three times', async () => {
  const application = await anApplication(t)
  const officer = await taken(t, anOfficer(t), application)
  const ask = (papers: string[]) =>
    returnApplication(t, { ...officerCommand(t, officer, application), papers, comment: null })
  assert.equal(codeOf(await ask([])), 'papers-missing')
  assert.equal(codeOf(await ask(['exit-stamp-or-boarding-pass'])), 'paper-unknown')
  for (let time = 0; time < 3; time += 1) {
    must(await ask(['invitation']))
    must(await resubmitApplication(t, { ...applicantCommand(t, application), answer: 'I have none.' }))
    await taken(t, officer, application)
  }
  assert.equal(codeOf(await ask(['invitation'])), 'no-returns-left')
})

test('refused with a ground: the fee goes back where the offer said so, and only there', async () => {
  const refusedFor = async (offer: string, purpose: string) => {
    const application = await anApplication(t, { answers: { journey: { ...journey, offer, purpose } } })
    const officer = await taken(t, anOfficer(t), application)
    const command = { ...officerCommand(t, officer, application), ground: 'purpose-not-shown' }
    const outcome = must(await refuseApplication(t, command))
    const back = t.feesReturned.filter(({ holderId }) => holderId === application.holderId)
    return { application, outcome, back }
  }
  const kept = await refusedFor('tourism', 'tourism')
  assert.deepEqual([kept.outcome.isFeeReturned, kept.back], [false, []])
  const visit = await refusedFor('visit', 'family-visit')
  assert.equal(visit.outcome.isFeeReturned, true)
  assert.deepEqual(
    visit.back.map(({ because }) => because),
    ['refused'],
  )
  assert.equal((await toldOf(t, visit.application.id)).at(-1), 'application-refused')
  const free = await refusedFor('treatment', 'treatment')
  assert.deepEqual([free.outcome.isFeeReturned, free.back], [false, []])
})

test('a ground of cancellations is none of applications', async () => {
  const application = await anApplication(t)
  const officer = await taken(t, anOfficer(t), application)
  const command = { ...officerCommand(t, officer, application), ground: 'holder-still-inside' }
  assert.equal(codeOf(await refuseApplication(t, command)), 'ground-unknown')
})

test('one queue: both kinds by their promise, nothing of the person, and no draft or unpaid one', async () => {
  const own = await applicationReviewKit()
  try {
    const officer = anOfficer(own)
    await anApplication(own, { state: 'awaiting-payment' })
    await anApplication(own, { state: 'draft' })
    const application = await anApplication(own)
    const cancellation = await aRequest(own, { dueOn: '2026-09-07' })
    const queue = must(await listQueue(own, { staff: officer, view: 'unassigned', page: 1 }))
    assert.deepEqual(
      queue.cases.map(({ kind, requestId, dueOn, reasonCode }) => [kind, requestId, dueOn, reasonCode === null]),
      [
        ['cancellation', cancellation.id, '2026-09-07', false],
        ['application', application.id, '2026-09-08', true],
      ],
    )
    assert.deepEqual(queue.counts, { mine: 0, unassigned: 2, second: 0, late: 0, all: 2 })
    const next = async () => must(await claimNextCase(own, { commandId: own.newId(), staff: officer })).requestId
    assert.deepEqual([await next(), await next()], [cancellation.id, application.id])
    const { holderId, id: requestId } = application
    must(await releaseCase(own, { commandId: own.newId(), staff: officer, holderId, requestId }))
    assert.equal(await next(), application.id)
    assert.deepEqual((await eventsOf(own, application.id)).slice(-3), [
      'application-assigned',
      'application-released',
      'application-assigned',
    ])
  } finally {
    await own.close()
  }
})

test('the case page shows what differs, what was before and why to look; every look is recorded', async () => {
  const passport = ownPassport({ bornOn: '1974-08-13' })
  const mrz = passportZone({ number: passport.number })
  const first = await anApplication(t, { answers: { passport, mrz } })
  must(await withdrawApplication(t, applicantCommand(t, first)))
  const application = await anApplication(t, { accountId: first.accountId, answers: { passport, mrz } })
  const officer = anOfficer(t)
  const { holderId, id: applicationId } = application
  const look = () => viewApplication(t, { staff: officer, holderId, applicationId })
  assert.equal(codeOf(await look()), 'case-needs-reason')
  const opening = { commandId: t.newId(), staff: officer, holderId, requestId: applicationId }
  must(await openCase(t, { ...opening, reason: 'question-of-holder', text: 'on the telephone' }))
  const view = must(await look())
  assert.ok(view.zone.kind === 'compared')
  assert.deepEqual(
    view.zone.fields.filter(({ verdict }) => verdict !== 'same').map(({ field }) => field),
    ['bornOn'],
  )
  assert.deepEqual(
    view.earlier.map(({ id }) => id),
    [first.id],
  )
  assert.deepEqual(
    view.hints.map(({ code }) => code),
    ['zone-differs'],
  )
  assert.deepEqual(
    view.papers.map(({ paper }) => paper),
    ['passport-data-page'],
  )
  must(await addNote(t, { ...opening, commandId: t.newId(), body: 'Called back.' }))
  assert.equal(must(await look()).notes.length, 1)
  const looks = (await eventsOf(t, applicationId)).filter((event) => event === 'case-opened')
  assert.equal(looks.length, 2)
})

test('an application that is not the office’s yet is not there for it', async () => {
  const draft = await anApplication(t, { state: 'submitted' })
  const { holderId, id: applicationId } = draft
  assert.equal(codeOf(await viewApplication(t, { staff: anOfficer(t), holderId, applicationId })), 'case-not-found')
})

test('sweeps: reminded once, lapsed after the last day, unpaid and old drafts gone; twice changes nothing', async () => {
  const { application } = await returned()
  const unpaid = await anApplication(t, { state: 'submitted' })
  const paying = await anApplication(t, { state: 'awaiting-payment' })
  const draft = await anApplication(t, { state: 'draft' })
  t.clock.advance({ days: 24 })
  await remindReturnedApplications(t)
  await remindReturnedApplications(t)
  assert.equal((await toldOf(t, application.id)).filter((told) => told === 'application-return-reminder').length, 1)
  await lapseUnpaid(t)
  assert.equal((await applicationNow(t, unpaid)).state, 'lapsed')
  assert.equal((await toldOf(t, unpaid.id)).at(-1), 'application-lapsed-unpaid')
  assert.equal((await applicationNow(t, paying)).state, 'awaiting-payment', 'it is with the acquirer')
  t.clock.advance({ days: 6 })
  await lapseReturnedApplications(t)
  assert.equal((await applicationNow(t, application)).state, 'returned', 'the last day still counts')
  t.clock.advance({ days: 1 })
  await lapseReturnedApplications(t)
  assert.equal((await applicationNow(t, application)).state, 'lapsed')
  await eraseOldApplicationDrafts(t)
  await assert.rejects(applicationNow(t, draft), /there is no application/)
  assert.deepEqual((await lapseReturnedApplications(t)).done, 0)
  assert.deepEqual((await eraseOldApplicationDrafts(t)).done, 0)
})
