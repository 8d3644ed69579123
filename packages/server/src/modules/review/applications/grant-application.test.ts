import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parseCardNumber } from '@sapar/verifier/format'
import { fullApplication } from '#test/builders/application-facts.ts'
import { aHolder } from '#test/builders/holder.ts'
import { anApplication, applicantCommand, applicationNow, ownPassport } from '#test/builders/application.ts'
import { codeOf, contactOf, must } from '#test/support/application-kit.ts'
import { eventsOf, toldOf } from '#test/support/cancellation-kit.ts'
import { passportZone } from '#test/support/passport-zone.ts'
import {
  anOfficer,
  applicationReviewKit,
  officerCommand,
  taken,
  type ApplicationReviewKit,
} from '#test/support/application-review-kit.ts'
import { submitApplication } from '#modules/applications'
import { findHolder, listCards, listHoldersOfAccount } from '#modules/cards'
import { grantApplication, refuseApplication } from '../index.ts'

let t: ApplicationReviewKit
before(async () => {
  t = await applicationReviewKit()
})
after(() => t.close())

const { journey, person } = fullApplication()
assert.ok(journey && person)

type Wishes = Parameters<typeof anApplication>[1]

async function granted(wishes: Wishes = {}) {
  const application = await anApplication(t, wishes)
  const officer = await taken(t, anOfficer(t), application)
  const outcome = must(await grantApplication(t, officerCommand(t, officer, application)))
  assert.ok(outcome.state === 'granted')
  return { application, officer, outcome }
}

test('granted: person, card, credential, look-ups, letter and audit are there together', async () => {
  const answers = { person: { ...person, nativeName: '埃里克松' }, passport: ownPassport() }
  const { application, outcome } = await granted({ answers })
  const now = await applicationNow(t, application)
  assert.deepEqual([now.state, now.cardId], ['granted', outcome.cardId])
  const [card, ...more] = await listCards(t.db, [application.holderId], '2026-09-01')
  assert.ok(card)
  assert.deepEqual(more, [])
  assert.deepEqual(
    [card.id, card.cardType, card.purpose, card.validFrom, card.validUntil, card.entries, card.stayDays],
    [outcome.cardId, 'tourism', 'tourism', '2026-10-01', '2026-12-29', null, 30],
  )
  assert.deepEqual([card.state, card.issuedOn, card.tripEndsOn], ['active', '2026-09-01', '2026-10-14'])
  assert.ok(parseCardNumber(card.cardNumber).ok)
  const holder = await findHolder(t.db, application.holderId)
  assert.deepEqual(
    [holder?.familyName, holder?.nativeName, holder?.passportNumber, holder?.accountId, holder?.email],
    ['Eriksson', '埃里克松', answers.passport.number, application.accountId, contactOf(application.accountId).email],
  )
  assert.ok(t.credentials.includes(card.id))
  assert.deepEqual(await toldOf(t, application.id), [
    'application-awaits-fee',
    'application-received',
    'application-granted',
  ])
  assert.deepEqual((await eventsOf(t, application.id)).slice(-4), [
    'application-assigned',
    'holder-recorded',
    'card-issued',
    'application-granted',
  ])
})

test('the name on the card is the zone’s', async () => {
  const passport = ownPassport({ familyName: 'Müller', givenNames: 'Đorđe' })
  const mrz = passportZone({ number: passport.number, name: 'MUELLER<<DORDE' })
  const { application } = await granted({ answers: { passport, mrz } })
  const holder = await findHolder(t.db, application.holderId)
  assert.deepEqual([holder?.familyName, holder?.givenNames], ['MUELLER', 'DORDE'])
})

test('somebody of the register gets another card; a new passport is taken over', async () => {
  const accountId = t.newId()
  const known = await aHolder(t, { accountId, passportNumber: 'OLD123456' })
  const passport = ownPassport({ bornOn: known.bornOn })
  const { application } = await granted({ accountId, personId: known.holderId, answers: { passport } })
  assert.equal(application.holderId, known.holderId)
  const now = await findHolder(t.db, known.holderId)
  assert.deepEqual([now?.passportNumber, now?.passportChangedOn], [passport.number, '2026-09-01'])
  assert.equal((await listHoldersOfAccount(t.db, accountId)).length, 1)
  assert.ok((await eventsOf(t, application.id)).includes('holder-corrected'))
})

test('where the offer asks for two officers, one alone grants nothing', async () => {
  const business = { ...journey, offer: 'business', purpose: 'business' }
  const application = await anApplication(t, { answers: { journey: business } })
  const [first, second] = [anOfficer(t), anOfficer(t)]
  await taken(t, first, application)
  const proposed = must(await grantApplication(t, officerCommand(t, first, application)))
  assert.equal(proposed.state, 'proposed')
  assert.deepEqual(await listCards(t.db, [application.holderId], '2026-09-01'), [])
  await taken(t, first, application)
  assert.equal(codeOf(await grantApplication(t, officerCommand(t, first, application))), 'same-officer')
  t.clock.advance({ minutes: 16 })
  await taken(t, second, application)
  assert.equal(must(await grantApplication(t, officerCommand(t, second, application))).state, 'granted')
})

test('where a rule asks for two officers, its reason is in the audit', async () => {
  const passport = ownPassport()
  const refused = await anApplication(t, { answers: { passport } })
  const officer = await taken(t, anOfficer(t), refused)
  must(await refuseApplication(t, { ...officerCommand(t, officer, refused), ground: 'papers-not-sent' }))
  const again = await anApplication(t, { accountId: refused.accountId, answers: { passport } })
  await taken(t, officer, again)
  const proposed = must(await grantApplication(t, officerCommand(t, officer, again)))
  assert.ok(proposed.state === 'proposed' && proposed.hints.includes('refused-before'))
})

test('I-16 the same command grants once; I-11 who comes later is told who was quicker', async () => {
  const application = await anApplication(t)
  const officer = await taken(t, anOfficer(t), application)
  const command = officerCommand(t, officer, application)
  const [one, two] = await Promise.all([grantApplication(t, command), grantApplication(t, command)])
  assert.deepEqual(one, two)
  const late = await grantApplication(t, officerCommand(t, officer, application))
  assert.ok(!late.ok && late.refusal.code === 'already-decided' && late.refusal.decision === 'granted')
})

test('grants and refusals of one application at once: one decision, at most one card, in ten races', async () => {
  for (let race = 0; race < 10; race += 1) {
    const application = await anApplication(t)
    const officer = await taken(t, anOfficer(t), application)
    const command = () => officerCommand(t, officer, application)
    const results = await Promise.all([
      grantApplication(t, command()),
      refuseApplication(t, { ...command(), ground: 'entry-ban' }),
      grantApplication(t, command()),
    ])
    assert.equal(results.filter(({ ok }) => ok).length, 1)
    const cards = await listCards(t.db, [application.holderId], '2026-09-01')
    assert.equal(cards.length, (await applicationNow(t, application)).state === 'granted' ? 1 : 0)
  }
})

test('nothing is granted without payment, without a lease, or by who may not', async () => {
  const unpaid = await anApplication(t, { state: 'awaiting-payment' })
  assert.equal(codeOf(await grantApplication(t, officerCommand(t, anOfficer(t), unpaid))), 'case-not-found')
  const paid = await anApplication(t)
  assert.equal(codeOf(await grantApplication(t, officerCommand(t, anOfficer(t), paid))), 'lease-not-yours')
  for (const role of ['administrator', 'auditor'] as const) {
    const refused = await grantApplication(t, officerCommand(t, anOfficer(t, role), paid))
    assert.equal(codeOf(refused), 'role-not-allowed')
  }
})

test('a failing signature takes everything back', async () => {
  const application = await anApplication(t)
  const officer = await taken(t, anOfficer(t), application)
  const broken = { ...t, issueCredential: () => Promise.reject(new Error('no key')) }
  await assert.rejects(grantApplication(broken, officerCommand(t, officer, application)), /no key/)
  assert.equal(await findHolder(t.db, application.holderId), undefined)
  assert.equal((await applicationNow(t, application)).state, 'under-review')
  assert.equal(must(await grantApplication(t, officerCommand(t, officer, application))).state, 'granted')
})

test('a valid card keeps the guard; cancelled or over before the arrival it does not', async () => {
  const passport = ownPassport()
  const { application, outcome } = await granted({ answers: { passport } })
  const again = async (arrivalOn: string, departureOn: string) => {
    const { accountId, holderId: personId } = application
    const wish = { ...journey, arrivalOn, departureOn }
    const draft = await anApplication(t, { state: 'draft', accountId, personId, answers: { passport, journey: wish } })
    return submitApplication(t, { ...applicantCommand(t, draft), version: draft.version })
  }
  const overlapping = await again('2026-12-29', '2027-01-05')
  assert.deepEqual(overlapping, {
    ok: false,
    refusal: { code: 'card-already-valid', cardId: outcome.cardId, validUntil: '2026-12-29' },
  })
  await t.db.updateTable('cards').set({ state: 'cancelled' }).where('id', '=', outcome.cardId).execute()
  assert.equal(codeOf(await again('2026-12-29', '2027-01-05')), 'ok')
})
