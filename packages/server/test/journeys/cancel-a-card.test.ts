import assert from 'node:assert/strict'
import { demoHolders } from '#app/demo/people.ts'
import { formatCardNumber } from '#web/shared/format.ts'
import { answerSteps, beginCancelling, enterAs, send, type Passport } from '../support/journey-holder.ts'
import { readMail, readsDelivered, readSms } from '../support/journey-letters.ts'
import { approve, officers, takeNext } from '../support/journey-officer.ts'
import { journeyStage } from '../support/journey-stage.ts'
import type { Visitor } from '../support/journey-visitor.ts'

const journey = journeyStage()

/** What the people of the start page read from their card and passport. */
const passports: Readonly<Record<string, Passport>> = {
  'wang.xiaoming': {
    cardNumber: 'K7M4Q2X9C',
    passportNumber: 'E12345678',
    bornOn: '1990-03-07',
    familyName: 'WANG',
    givenNames: 'XIAOMING',
  },
  'emma.schmidt': {
    cardNumber: 'RRX692YJT',
    passportNumber: 'C01X00T47',
    bornOn: '1984-11-23',
    familyName: 'SCHMIDT',
    givenNames: 'EMMA LUISE',
  },
  'asel.kuanyshkyzy': {
    cardNumber: 'NW7DF8DC7',
    passportNumber: 'MN5512340',
    bornOn: '1996-09-14',
    familyName: 'KUANYSHKYZY',
    givenNames: 'ASEL',
  },
  'ivan.petrov': {
    cardNumber: 'XFH8M4XXF',
    passportNumber: '751234567',
    bornOn: '1978-01-30',
    familyName: 'PETROV',
    givenNames: 'IVAN',
  },
}

/** Emma's passport changed since her card was issued, so a paper is asked for. */
const specimen = new URL('../../assets/demo/specimen-passport.jpg', import.meta.url).pathname

/** The words people are told to look for, spelt out here so that no change of a catalogue goes unseen. */
const cancelled = { 'zh-CN': '已注销', en: 'Cancelled', kk: 'Жойылды', ru: 'Отменена' } as const

async function readsCancelled(holder: Visitor, cardNumber: string): Promise<void> {
  await holder.open('/account')
  const card = holder.main.getByRole('article').filter({ hasText: formatCardNumber(cardNumber) })
  assert.ok((await card.innerText()).includes(cancelled[holder.language]))
  await holder.follow(card.getByRole('link', { name: holder.t.account.card.details }))
  await holder.reads(cancelled[holder.language])
}

for (const [at, { userName, language }] of demoHolders.entries()) {
  const device = { language, width: at % 2 === 0 ? 390 : 1280, isDark: language === 'kk' }
  journey(`cancel, approve, cancelled: ${language}`, async ({ visitor }) => {
    const passport = passports[userName]
    const clerk = officers[(at + 1) % 2]
    assert.ok(passport && clerk)
    const holder = await visitor(device)
    await enterAs(holder, userName)
    await beginCancelling(holder, passport.cardNumber)
    const wishes = { files: [specimen], isHasty: true }
    await answerSteps(holder, passport, wishes)
    const reference = await send(holder, wishes)
    await readMail(holder, 'request-submitted', reference)
    await readSms(holder, 'request-submitted', reference)

    const officer = await visitor({ language: clerk.language, width: 1280 })
    await takeNext(officer, clerk, reference)
    await approve(officer, { template: 'card-cancelled', reference, language })

    await readsCancelled(holder, passport.cardNumber)
    await readMail(holder, 'card-cancelled', reference)
    await readSms(holder, 'card-cancelled', reference)
    await readsDelivered(holder, 'card-cancelled', reference)
  })
}
