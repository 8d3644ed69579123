import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'node:test'
import sharp from 'sharp'
import { addDays } from '#kernel/calendar-day.ts'
import { moneyText } from '#locales/money.ts'
import {
  answerApplication,
  aTraveller,
  beginApplication,
  referenceOf,
  sendApplication,
} from '../support/journey-applicant.ts'
import { atBank, pressAtBank } from '../support/journey-bank.ts'
import { enterAs, signIn } from '../support/journey-holder.ts'
import { journeyStage } from '../support/journey-stage.ts'
import { officers } from '../support/journey-officer.ts'
import type { Visitor } from '../support/journey-visitor.ts'
import { onTable, passportPage } from '../support/passport-photos.ts'
import { passportZone } from '../support/passport-zone.ts'

const journey = journeyStage()
const today = new Date().toISOString().slice(0, 10)
const visit = { arrivalOn: addDays(today, 40), departureOn: addDays(today, 50) }

let folder: string
let file: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sapar-apply-'))
  file = join(folder, 'page.jpg')
  await sharp({ create: { width: 600, height: 420, channels: 3, background: '#dde' } })
    .jpeg()
    .toFile(file)
})
after(() => rm(folder, { recursive: true, force: true }))

async function aPhotoOf({ number }: { readonly number: string }): Promise<string> {
  const [upper = '', lower = ''] = passportZone({ number, expiry: '340415' }).split('\n')
  const photo = join(folder, 'passport.jpg')
  await onTable(await passportPage([upper, lower]), 3)
    .jpeg()
    .toFile(photo)
  return photo
}

const fee = { amountMinor: 6000, currency: 'USD' }

/** From the page that asks for the fee to the bank and back, and on to where the application then stands. */
async function tryToPay(applicant: Visitor, attempt: 'pay' | 'decline'): Promise<void> {
  const { applySteps, payments } = applicant.t
  const outcome = attempt === 'pay' ? 'paid' : 'failed'
  await applicant.reads(applySteps.pay.lead)
  await applicant.press(payments.pay(moneyText(fee, applicant.language)))
  await atBank(applicant, async (bank, t) => {
    await pressAtBank(bank, t[attempt])
    await bank.getByRole('status').filter({ hasText: t[outcome] }).waitFor()
  })
  await applicant.open(applicant.path)
  await applicant.reads(payments.about[outcome])
  await applicant.follow(payments.toApplication)
}

journey('apply: a photo of the passport, the fee at the bank, an officer, and the card', async ({ sapar, visitor }) => {
  const person = await sapar.person()
  const traveller = aTraveller()
  const photo = await aPhotoOf(traveller)
  const applicant = await visitor({ width: 390 })
  await applicant.open('/account/applications')
  await signIn(applicant, person)
  await beginApplication(applicant)
  const steps = await answerApplication(applicant, {
    ...visit,
    traveller,
    photo,
    file,
    offer: 'tourism/tourism',
    isHasty: true,
  })
  assert.deepEqual(steps, ['passport', 'person', 'journey', 'papers', 'contact', 'declaration'])
  await applicant.reads('ERIKSSON ANNA MARIA')
  await sendApplication(applicant)
  await tryToPay(applicant, 'pay')
  const reference = await referenceOf(applicant)
  const [, , , applicationId] = applicant.path.split('/')

  const [{ key }] = officers
  const officer = await visitor({ width: 1280 })
  await enterAs(officer, key)
  await officer.press(officer.t.office.queue.next)
  await officer.reads(reference)
  await officer.open(`/office/cases/${applicationId}/approve`)
  await officer.press(officer.t.officeApplications.decide.application.approveButton)
  await officer.reads(officer.t.officeApplications.done['application-granted'])

  await applicant.open(`/account/applications/${applicationId}`)
  await applicant.follow(applicant.t.applications.card.link)
  await applicant.reads(applicant.t.common.cardStates['not-yet-valid'])
})

for (const [language, width, offer, attempts] of [
  ['zh-CN', 390, 'treatment/treatment', []],
  ['kk', 320, 'treatment/treatment', []],
  ['ru', 1280, 'tourism/tourism', ['decline', 'pay']],
] as const) {
  journey(
    `apply without scripts, ${attempts.join(', then ') || 'free of charge'}: ${language}`,
    async ({ sapar, visitor }) => {
      const person = await sapar.person({ language })
      const applicant = await visitor({ language, width, hasScripts: false })
      await applicant.open(`/account/applications?language=${language}`)
      await signIn(applicant, person)
      await beginApplication(applicant)
      await answerApplication(applicant, { ...visit, traveller: aTraveller(), file, offer })
      await sendApplication(applicant)
      for (const attempt of attempts) await tryToPay(applicant, attempt)
      await referenceOf(applicant)
      await applicant.follow(applicant.t.applySteps.submitted.anotherButton)
      await applicant.reads(applicant.t.applications.begin.title)
    },
  )
}
