import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Card } from '#domain/cards/card.ts'
import type { Holder } from '#domain/cards/holder.ts'
import { shareCodes, sharePurposes } from '#domain/cards/share-code.ts'
import { verificationAnswers } from '#domain/cards/verification-answer.ts'
import { languages, type Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { aSignedInHolder, enter } from '#test/access/support/people.ts'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { aCard } from '#test/builders/card.ts'
import { aHolder } from '#test/builders/holder.ts'
import { CookieBrowser } from '#test/support/cookie-browser.ts'
import { assertGoodHtml, says } from '#test/support/html-validate.ts'
import { present } from '#test/support/present.ts'

let t: Platform
before(async () => {
  t = await openPlatform()
})
after(() => t.close())

const texts = messages.en.verify
let people = 0

function visitor(language: Language = 'en'): CookieBrowser {
  const origin = 'http://localhost:3000'
  const browser = new CookieBrowser({ fetch: (request, env) => t.sapar.fetch(request, env as object), origin })
  browser.cookies.set('sapar-language', language)
  return browser
}

type Person = { readonly browser: CookieBrowser; readonly holder: Holder; readonly card: Card; readonly path: string }

/** Somebody who is signed in and holds one card. */
async function aPerson(language: Language = 'en'): Promise<Person> {
  people += 1
  const userName = `sharer-${people}`
  const person = await aSignedInHolder(t, { userName })
  const holder = await aHolder(t, { accountId: person.principalId })
  const card = await aCard(t, { holderId: holder.holderId })
  const browser = visitor(language)
  browser.cookies.set('sapar-holder', (await enter(t, 'holder', userName)).token)
  return { browser, holder, card, path: `/account/cards/${card.id}/share` }
}

const codesIn = (html: string) => Array.from(html.matchAll(/S(?:-[2-9A-Z]{3}){3}(?=\s*<\/p>)/g), ([code]) => code)
const endsIn = (html: string) => Array.from(html.matchAll(/action="([^"]+\/end)"/g), ([, action = '']) => action)

async function makeCode({ browser, path }: Person, purpose = 'hotel'): Promise<string> {
  const made = await browser.send(path, { purpose })
  assert.equal(made.location, `${path}?done=share-code-made#codes`, made.html.slice(0, 200))
  const shown = await browser.get(`${path}?done=share-code-made`)
  says(shown, texts.share.done['share-code-made'])
  return present(codesIn(shown.html)[0])
}

const ask = (code: string, bornOn: string, browser = visitor()) => browser.send('/verify/code', { code, bornOn })

for (const language of languages) {
  test(`a code is made, used, seen and ended: ${language}`, async () => {
    const person = await aPerson(language)
    const { share, answer, access } = messages[language].verify
    const empty = await person.browser.get(person.path)
    says(empty, share.none)
    await assertGoodHtml(empty.html, `${language} empty`)
    await person.browser.send(person.path, { purpose: 'bank' })
    const made = await person.browser.get(person.path)
    says(made, share.looks(0))
    await assertGoodHtml(made.html, `${language} made`)

    const checker = visitor(language)
    const asked = await ask(present(codesIn(made.html)[0]), person.holder.bornOn, checker)
    const told = await checker.follow(asked)
    says(told, answer.words.valid)
    says(told, answer.noName)
    await assertGoodHtml(told.html, `${language} told`)

    const used = await person.browser.get(person.path)
    says(used, share.looks(1))
    const accesses = await person.browser.get('/account/accesses')
    for (const text of [access.who, access.what, access.why('bank')]) says(accesses, text)
    await person.browser.post(present(endsIn(used.html)[0]), {})
    const ended = await person.browser.get(`${person.path}?done=share-code-ended`)
    says(ended, share.done['share-code-ended'])
    assert.deepEqual(codesIn(ended.html), [])
    await assertGoodHtml(ended.html, `${language} ended`)
  })
}

test('whoever asks sees number, purpose and dates, and never a name, a birth date or a passport (T-02)', async () => {
  const person = await aPerson()
  const checker = visitor()
  const { html } = await checker.follow(await ask(await makeCode(person), person.holder.bornOn, checker))
  const { familyName, givenNames, passportNumber, bornOn, email, phone } = person.holder
  for (const text of [familyName, givenNames, passportNumber, passportNumber.slice(-4), bornOn, email, phone]) {
    if (text !== null && text !== '') assert.ok(!html.includes(text), text)
  }
})

test('the answer is the register’s: what the state of the card is, that is told', async () => {
  const states = {
    suspended: 'suspended',
    cancelled: 'cancelled-by-holder',
    revoked: 'withdrawn-by-authority',
  } as const
  for (const [state, expected] of Object.entries(states)) {
    const person = await aPerson()
    const code = await makeCode(person)
    await t.ownerPool.query('update cards set state = $2, ground = $3 where id = $1', [
      person.card.id,
      state,
      state === 'revoked' ? 'a-ground' : null,
    ])
    const checker = visitor()
    const told = await checker.follow(await ask(code, person.holder.bornOn, checker))
    assert.ok(verificationAnswers.includes(expected))
    says(told, texts.answer.words[expected])
  }
})

test('a wrong code, a wrong date and an ended code are answered byte for byte alike (T-02)', async () => {
  const person = await aPerson()
  const code = await makeCode(person)
  const ended = await makeCode(person)
  const [end] = endsIn((await person.browser.get(person.path)).html)
  await person.browser.post(present(end), {})
  const other = await makeCode(await aPerson())
  const plain = ({ status, html }: { readonly status: number; readonly html: string }) => [
    status,
    html.replaceAll(/ value="[^"]*"/g, ''),
  ]
  const answers = [
    await ask(other, '1901-01-01'),
    await ask(code, '1901-01-01'),
    await ask(ended, person.holder.bornOn),
  ]
  for (const answer of answers) assert.deepEqual(plain(answer), plain(present(answers[0])))
  says(present(answers[0]), texts.code.notKnown, 'code')
})

test('after ten wrong dates the checker is told to ask for a new code, with the time', async () => {
  const person = await aPerson()
  const code = await makeCode(person)
  for (let count = 0; count < 10; count += 1) assert.equal((await ask(code, `190${count}-01-01`)).status, 400)
  const refused = await ask(code, person.holder.bornOn)
  assert.equal(refused.status, 429)
  assert.ok(Number(refused.headers.get('retry-after')) > 86_400)
  says(refused, texts.code.tooMany(1_000), 'code')
})

test('no purpose, another one, and an eleventh code are refused in words', async () => {
  const person = await aPerson()
  for (const purpose of ['', 'my uncle']) {
    says(await person.browser.send(person.path, { purpose }), texts.share.forWhomMissing, 'purpose')
  }
  for (let count = 0; count < shareCodes.mostForCard; count += 1) {
    await makeCode(person, sharePurposes[count % sharePurposes.length])
  }
  const eleventh = await person.browser.send(person.path, { purpose: 'bank' })
  assert.equal(eleventh.status, 409)
  says(eleventh, texts.share.refusals['too-many-share-codes'], 'purpose')
  await assertGoodHtml(eleventh.html, 'eleventh')
})

test('the card’s page leads here, and nobody else reaches it (I-10)', async () => {
  const person = await aPerson()
  says(await person.browser.get(`/account/cards/${person.card.id}`), texts.share.link)
  await makeCode(person)
  const [end] = endsIn((await person.browser.get(person.path)).html)
  const stranger = await aPerson()
  assert.equal((await stranger.browser.get(person.path)).status, 404)
  assert.equal((await stranger.browser.post(present(end), {})).status, 404)
  assert.equal((await visitor().get(person.path)).status, 303)
  assert.equal(codesIn((await person.browser.get(person.path)).html).length, 1)
})
