import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { aCard } from '#test/builders/card.ts'
import { aHolder } from '#test/builders/holder.ts'
import { aRegistered } from '#test/support/accounts.ts'
import { accountsSite, type AccountsSite } from '#test/support/accounts-site.ts'
import type { CookieBrowser } from '#test/support/cookie-browser.ts'
import { assertGoodHtml, says } from '#test/support/html-validate.ts'

const texts = messages.en.security.link
let site: AccountsSite
before(async () => {
  site = await accountsSite()
})
after(() => site.close())

const path = '/account/link'

async function signedIn(): Promise<CookieBrowser> {
  const person = await aRegistered(site)
  const visitor = site.visit()
  visitor.cookies.set('sapar-holder', person.signedIn.sessionToken)
  return visitor
}

async function aCardOfHerOwn() {
  const holder = await aHolder(site)
  const card = await aCard(site, { holderId: holder.holderId })
  const answers = {
    cardNumber: card.cardNumber,
    passportNumber: holder.passportNumber,
    bornOn: '12.8.1974',
  }
  return { holder, answers }
}

test('card number, passport number and date of birth together link the card', async () => {
  const { holder, answers } = await aCardOfHerOwn()
  const visitor = await signedIn()
  const linked = await visitor.send(path, answers)
  assert.equal(linked.location, '/account?done=card-linked')
  const row = await site.db
    .selectFrom('holders')
    .select('account_id')
    .where('holder_id', '=', holder.holderId)
    .executeTakeFirst()
  assert.ok(row?.account_id)
})

test('one answer for each thing that can be wrong, and for a card of somebody else', async () => {
  const { answers } = await aCardOfHerOwn()
  const taken = await aCardOfHerOwn()
  await (await signedIn()).send(path, taken.answers)
  const unknownCard = (await aCardOfHerOwn()).answers.cardNumber
  const visitor = await signedIn()
  const { html } = await visitor.get(path)
  const hidden = /name="_command" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const bodies = new Set<string>()
  for (const wrong of [
    { ...answers, passportNumber: 'P0000000' },
    { ...answers, bornOn: '13.8.1974' },
    { ...answers, cardNumber: unknownCard },
    taken.answers,
  ]) {
    const refused = await visitor.post(path, { ...wrong, _command: hidden })
    assert.equal(refused.status, 400)
    await assertGoodHtml(refused.html)
    bodies.add(refused.html.replaceAll(/value="[^"]*"/g, ''))
  }
  assert.equal(bodies.size, 1)
  assert.ok(Array.from(bodies).join('').includes(texts.refusedCheck))
})

test('typing mistakes are told at their field and cost no attempt', async () => {
  const visitor = await signedIn()
  for (let count = 0; count < 12; count += 1) {
    const answer = await visitor.send(path, {
      cardNumber: 'K7M',
      passportNumber: '',
      bornOn: '31.2.1990',
    })
    assert.equal(answer.status, 400)
    says(answer, texts.cardNumberBad, 'cardNumber')
    says(answer, texts.passportMissing, 'passportNumber')
    says(answer, texts.bornBad, 'bornOn')
    assert.match(answer.html, /value="31\.2\.1990"/)
  }
  const empty = await visitor.send(path, {})
  says(empty, texts.bornMissing, 'bornOn')
  await assertGoodHtml(empty.html)
})

test('after ten attempts a day none is made', async () => {
  const { answers } = await aCardOfHerOwn()
  const visitor = await signedIn()
  for (let count = 0; count < 10; count += 1) await visitor.send(path, { ...answers, passportNumber: `X${count}00000` })
  const refused = await visitor.send(path, answers)
  assert.equal(refused.status, 429)
  says(refused, messages.en.signIn.tooMany.title)
  await assertGoodHtml(refused.html)
})

test('nobody links without signing in', async () => {
  const answer = await site.visit().get(path)
  assert.match(answer.location ?? '', /^\/account\/sign-in\?next=/)
})

for (const language of languages) {
  test(`the page is good HTML in ${language}`, async () => {
    const visitor = await signedIn()
    visitor.cookies.set('sapar-language', language)
    await assertGoodHtml((await visitor.get(path)).html, language)
    await assertGoodHtml((await visitor.send(path, {})).html, `${language} with errors`)
  })
}
