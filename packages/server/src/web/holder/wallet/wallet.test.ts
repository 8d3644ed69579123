import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cardStatus } from '@sapar/verifier/format'
import sharp from 'sharp'
import type { Card } from '#domain/cards/card.ts'
import { languages, type Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { setCredentialStatus } from '#modules/credentials'
import { inTransaction } from '#platform/db/transaction.ts'
import { aSignedInHolder, enter } from '#test/access/support/people.ts'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { aCard } from '#test/builders/card.ts'
import { aHolder } from '#test/builders/holder.ts'
import { aSignedCard } from '#test/builders/signed-card.ts'
import { CookieBrowser } from '#test/support/cookie-browser.ts'
import { aForeignWallet, fetchCard } from '#test/support/foreign-wallet.ts'
import { assertGoodHtml, says } from '#test/support/html-validate.ts'
import { must } from '#test/support/must.ts'
import { present } from '#test/support/present.ts'
import { readQr } from '#test/support/read-qr.ts'

let t: Platform
before(async () => {
  t = await openPlatform()
})
after(() => t.close())

const texts = messages.en.wallet
let people = 0

type Person = { readonly browser: CookieBrowser; readonly card: Card; readonly path: string; readonly text: string }

function visitor(language: Language): CookieBrowser {
  const origin = 'http://localhost:3000'
  const browser = new CookieBrowser({ fetch: (request, env) => t.sapar.fetch(request, env as object), origin })
  browser.cookies.set('sapar-language', language)
  return browser
}

/** Somebody who is signed in and holds one card; `bare` is one whose document is still being made. */
async function aPerson(language: Language = 'en', isBare = false): Promise<Person> {
  people += 1
  const userName = `wallet-${people}`
  const person = await aSignedInHolder(t, { userName })
  const { holderId } = await aHolder(t, { accountId: person.principalId })
  const { card, text } = isBare
    ? { card: await aCard(t, { holderId }), text: '' }
    : await aSignedCard(t, t.modules.credentials, { card: { holderId } })
  const browser = visitor(language)
  browser.cookies.set('sapar-holder', (await enter(t, 'holder', userName)).token)
  return { browser, card, text, path: `/account/cards/${card.id}/wallet` }
}

const linkIn = (html: string): string =>
  present(/href="(openid-credential-offer:[^"]+)"/.exec(html)?.[1]).replaceAll('&amp;', '&')

/** The digits of the newest offer, opened as the job that sends them does. */
async function digitsOf({ card }: Person): Promise<string> {
  const notice = await t.db
    .selectFrom('notices')
    .select(['id', 'secret_sealed'])
    .where('subject_id', '=', card.holderId)
    .where('template', '=', 'wallet-code')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  return t.services.sealer.open(present(notice.secret_sealed ?? undefined), `notice-secret:${notice.id}`).toString()
}

/** A wallet goes through the platform as it is composed. */
async function takeIntoWallet(person: Person, offer: string): Promise<string> {
  const address = { incoming: { socket: { remoteAddress: '10.4.5.6' } } }
  const wallet = aForeignWallet(async (url, init) => t.sapar.fetch(new Request(url, init), address), {
    isInsecure: true,
  })
  const [copy = ''] = await fetchCard(wallet, { offer, digits: await digitsOf(person), now: t.clock.now() })
  return copy
}

for (const language of languages) {
  test(`a card is offered, taken by a wallet and cancelled: ${language}`, async () => {
    const person = await aPerson(language)
    const t9n = messages[language].wallet
    const empty = await person.browser.get(person.path)
    for (const text of [t9n.make, t9n.none, ...t9n.facts]) says(empty, text)
    await assertGoodHtml(empty.html, `${language} empty`)

    const made = await person.browser.send(person.path, {})
    assert.equal(made.location, `${person.path}?done=wallet-offer-made`)
    const waiting = await person.browser.get(`${person.path}?done=wallet-offer-made`)
    for (const text of [t9n.done['wallet-offer-made'], t9n.warning, t9n.steps.scan]) says(waiting, text)
    await assertGoodHtml(waiting.html, `${language} waiting`)

    assert.match(await takeIntoWallet(person, linkIn(waiting.html)), /^eyJ/)
    const taken = await person.browser.get(person.path)
    says(taken, t9n.taken)
    says(taken, t9n.lost)
    assert.ok(!taken.html.includes('openid-credential-offer'))
    await assertGoodHtml(taken.html, `${language} taken`)

    const { holderId, id: cardId } = person.card
    const change = { holderId, cardId, status: cardStatus.cancelled, event: { event: 'cancelled', of: cardId } }
    must(await inTransaction(t.db, (trx) => setCredentialStatus(trx, t.modules.credentials, change)))
    const ended = await person.browser.get(person.path)
    for (const text of [t9n.ended, t9n.notPossible]) says(ended, text)
    await assertGoodHtml(ended.html, `${language} ended`)
  })
}

test('the picture is the offer by reference, and leads a wallet to the same card', async () => {
  const person = await aPerson()
  await person.browser.send(person.path, {})
  const { html } = await person.browser.get(person.path)
  const picture = present(/class="qr" src="data:image\/svg\+xml;base64,([^"]+)"/.exec(html)?.[1])
  const offer = await readQr(await sharp(Buffer.from(picture, 'base64'), { density: 300 }).png().toBuffer())
  assert.match(offer, /^openid-credential-offer:\/\/\?credential_offer_uri=/)
  assert.match(await takeIntoWallet(person, offer), /^eyJ/)
})

test('an offer that is ended is shown to nobody any more, and a new one can be made', async () => {
  const person = await aPerson()
  await person.browser.send(person.path, {})
  const offer = linkIn((await person.browser.get(person.path)).html)
  const ended = await person.browser.send(person.path, {})
  assert.equal(ended.location, `${person.path}?done=wallet-offer-ended`)
  const shown = await person.browser.get(`${person.path}?done=wallet-offer-ended`)
  for (const text of [texts.done['wallet-offer-ended'], texts.over, texts.makeAgain]) says(shown, text)
  await assert.rejects(takeIntoWallet(person, offer))
})

test('a card without its document cannot be offered, and the page says so', async () => {
  const person = await aPerson('en', true)
  const shown = await person.browser.get(person.path)
  says(shown, texts.notPossible)
  assert.ok(!shown.html.includes(texts.make))
  const forced = await person.browser.post(person.path, {})
  assert.equal(forced.status, 409)
  says(forced, texts.refusals['card-not-for-wallet'], 'offer')
})

test('the tenth offer of a day is the last, with words that say so', async () => {
  const person = await aPerson()
  for (let count = 0; count < 10; count += 1) await person.browser.post(person.path, {})
  const refused = await person.browser.post(person.path, {})
  assert.equal(refused.status, 429)
  says(refused, texts.refusals['too-many-attempts'], 'offer')
  await assertGoodHtml(refused.html, 'refused')
})

test('the card’s page leads here, and nobody else reaches it (I-10)', async () => {
  const person = await aPerson()
  says(await person.browser.get(`/account/cards/${person.card.id}`), texts.link)
  const stranger = await aPerson()
  assert.equal((await stranger.browser.get(person.path)).status, 404)
  assert.equal((await stranger.browser.post(person.path, {})).status, 404)
  assert.equal((await stranger.browser.post(`${person.path}/end`, {})).status, 404)
  assert.equal((await visitor('en').get(person.path)).status, 303)
})

test('the composed platform serves wallets: metadata for any origin, answers that no cache keeps', async () => {
  const ask = (path: string, method = 'GET') =>
    t.sapar.fetch(new Request(`http://localhost:3000${path}`, { method }), {
      incoming: { socket: { remoteAddress: '10.4.5.7' } },
    })
  const metadata = await ask('/.well-known/openid-credential-issuer')
  assert.equal(metadata.headers.get('access-control-allow-origin'), '*')
  const nonce = await ask('/api/v1/openid4vci/nonce', 'POST')
  assert.equal(nonce.headers.get('cache-control'), 'no-store')
  assert.equal((await ask('/api/v1/openid4vci/offers/nobodys')).status, 404)
})
