import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { formatCardNumber } from '#web/shared/format.ts'
import type { JourneyPerson } from '../support/journey-people.ts'
import { signIn, upload } from '../support/journey-holder.ts'
import { readMail } from '../support/journey-letters.ts'
import { officers, refuse, takeNext } from '../support/journey-officer.ts'
import { journeyStage } from '../support/journey-stage.ts'
import type { Visitor } from '../support/journey-visitor.ts'

const journey = journeyStage()
const page = fileURLToPath(new URL('../../assets/demo/specimen-passport.jpg', import.meta.url))
const newNumber = 'N27364859'

/** From my account over the card to the form of one kind. */
async function beginChange(holder: Visitor, person: JourneyPerson, kind: 'new-passport' | 'correct-data') {
  const { cardChanges, account } = holder.t
  await holder.open('/account')
  await signIn(holder, person)
  const card = holder.main.getByRole('article').filter({ hasText: formatCardNumber(person.cardNumber) })
  await holder.follow(card.getByRole('link', { name: account.card.details }))
  await holder.follow(cardChanges.link)
  await holder.follow(cardChanges.kinds[kind].name)
}

/** What the page of the request says it is called. */
async function referenceOf(holder: Visitor): Promise<string> {
  await holder.reads(holder.t.cardChanges.done['change-sent'])
  const [reference = ''] = /R-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await holder.main.innerText()) ?? []
  assert.notEqual(reference, '')
  return reference
}

/** The picture is drawn, under the name of the paper, beside what would change. */
async function seesPaper(officer: Visitor, paper: 'new-passport-page' | 'proof-of-data'): Promise<void> {
  const panel = officer.main.locator('section.two')
  const { cardChanges, officeApplications } = officer.t
  await panel.getByRole('heading', { name: cardChanges.papers[paper].name }).waitFor()
  await panel.getByRole('heading', { name: officeApplications.change.comparison }).waitFor()
  const picture = panel.locator('.viewer img').first()
  await picture.scrollIntoViewIfNeeded()
  await picture.evaluate((image: HTMLImageElement) => image.decode())
}

journey('a new passport: photographed on a telephone, seen by an officer, and the card goes with it', async (stage) => {
  const person = await stage.sapar.person({ language: 'ru' })
  const holder = await stage.visitor({ language: 'ru', width: 390 })
  const { cardChanges, cancel, common, account } = holder.t
  await beginChange(holder, person, 'new-passport')
  await holder.press(cardChanges.form.check)
  await holder.reads(common.thereIsAProblem)
  await holder.type({ number: newNumber, expiresOn: '2036-03-01' })
  await holder.press(cardChanges.form.check)
  await holder.press(common.continue)
  await holder.reads(cardChanges.faults['paper-missing'](cardChanges.papers['new-passport-page'].name))
  await upload(holder, page)
  await holder.reads(cancel.evidence.allThere)
  await holder.press(common.continue)
  await holder.reads(newNumber)
  await holder.press(cardChanges.check.send)
  const reference = await referenceOf(holder)
  await holder.reads(cardChanges.page.papers)
  const request = holder.path

  const [first] = officers
  const officer = await stage.visitor({ language: first.language })
  await takeNext(officer, first, reference)
  await seesPaper(officer, 'new-passport-page')
  const change = officer.main.locator('tr.differs').filter({ hasText: newNumber })
  assert.ok((await change.innerText()).includes(person.passportNumber), 'before and after in one line')
  await officer.follow(officer.t.office.decide.approve)
  await officer.press(officer.t.office.decide.approveButton)
  await officer.reads(officer.t.officeApplications.done['change-approved'])

  const mail = await readMail(holder, 'card-renumbered', reference)
  assert.ok(mail.includes(formatCardNumber(person.cardNumber)), 'the letter names the number that ended')
  await holder.open(request)
  await holder.follow(cardChanges.page.cardLink)
  await holder.reads(newNumber)
  await holder.open('/account/accesses')
  await holder.reads(account.accesses.events['evidence-viewed'])
})

journey('a correction without scripts: refused with a ground, and the card stays as it was', async (stage) => {
  const person = await stage.sapar.person({ language: 'zh-CN' })
  const holder = await stage.visitor({ language: 'zh-CN', width: 390, hasScripts: false })
  const { cardChanges, cancel, common } = holder.t
  await beginChange(holder, person, 'correct-data')
  await holder.type({ givenNames: 'Somebody Else', expiresOn: '2031-04-15' })
  await holder.press(cardChanges.form.check)
  await holder.main.locator('#file').setInputFiles(page)
  await holder.press(cancel.evidence.upload)
  await holder.reads(cancel.evidence.allThere)
  await holder.press(common.continue)
  await holder.reads('Somebody Else')
  await holder.press(cardChanges.check.send)
  const reference = await referenceOf(holder)
  const request = holder.path

  const [, second] = officers
  const officer = await stage.visitor({ language: second.language })
  await takeNext(officer, second, reference)
  await seesPaper(officer, 'proof-of-data')
  await refuse(officer, 'papers-not-genuine', { template: 'card-change-refused', reference, language: 'zh-CN' })

  await holder.open(request)
  await holder.reads(cardChanges.lead.refused)
  await holder.reads(holder.t.applications.refusal.title)
  const { rows } = await stage.sapar.database.query<{ names: string; ground: string }>(
    `select h.given_names as names, c.ground from card_changes c join holders h on h.holder_id = c.holder_id
     where c.reference = $1`,
    [reference],
  )
  assert.deepEqual(rows, [{ names: person.givenNames, ground: 'papers-not-genuine' }])
})
