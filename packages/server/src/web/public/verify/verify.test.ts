import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { toBuffer } from 'qrcode'
import sharp from 'sharp'
import { cardStatus, formatCardNumber } from '@sapar/verifier/format'
import { verificationAnswers, type VerificationAnswer } from '#domain/cards/verification-answer.ts'
import { attemptLimits } from '#domain/people/attempt-limits.ts'
import { languages, type Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { getSigned, publishChanges } from '#modules/credentials'
import { addDays, dayInZone } from '#kernel/calendar-day.ts'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { aCard } from '#test/builders/card.ts'
import { aSignedCard, type SignedCard } from '#test/builders/signed-card.ts'
import { aSignedReceipt, signedPapers } from '#test/builders/signed-papers.ts'
import { CookieBrowser } from '#test/support/cookie-browser.ts'
import { assertGoodHtml, says } from '#test/support/html-validate.ts'
import { pdfWithPicture } from '#test/support/pdf-samples.ts'
import { flatPng, picture } from '#test/support/upload-samples.ts'
import type { FormFields } from '#test/support/web.ts'

let t: Platform
let valid: SignedCard
/** What to paste for each of the eight answers. */
let documents: Readonly<Record<VerificationAnswer, string>>

before(async () => {
  t = await openPlatform()
  const { credentials } = t.modules
  const signed = (wishes: Parameters<typeof aSignedCard>[2] = {}) => aSignedCard(t, credentials, wishes)
  const dayOf = () => dayInZone(t.clock.now(), 'Asia/Almaty')
  const expired = await signed({ card: { validUntil: addDays(dayOf(), 2) } })
  t.clock.advance({ days: 3 })
  const today = dayOf()
  valid = await signed()
  documents = {
    valid: valid.text,
    'not-yet-valid': (await signed({ card: { validFrom: addDays(today, 3) } })).text,
    suspended: (await signed({ status: cardStatus.suspended })).text,
    'cancelled-by-holder': (await signed({ status: cardStatus.cancelled })).text,
    'withdrawn-by-authority': (await signed({ status: cardStatus.withdrawn })).text,
    expired: expired.text,
    'never-issued': valid.text.replace(valid.card.validUntil, addDays(valid.card.validUntil, 300)),
    'cannot-verify': 'something else',
  }
})
after(() => t.close())

const texts = messages.en.verify

function visitor(language: Language = 'en'): CookieBrowser {
  const origin = 'http://localhost:3000'
  const browser = new CookieBrowser({ fetch: (request, env) => t.sapar.fetch(request, env as object), origin })
  browser.cookies.set('sapar-language', language)
  return browser
}

async function answerTo(fields: FormFields, browser = visitor()) {
  const sent = await browser.send('/verify', fields)
  assert.equal(sent.location, '/verify/answer', sent.html.slice(0, 300))
  return browser.get('/verify/answer')
}

for (const language of languages) {
  test(`each of the eight answers is a word, a shape, what it means and what to do: ${language}`, async () => {
    const { answer: words } = messages[language].verify
    for (const expected of verificationAnswers) {
      const shown = await answerTo({ document: documents[expected] }, visitor(language))
      assert.equal(shown.status, 200)
      await assertGoodHtml(shown.html, `${language} ${expected}`)
      assert.match(
        shown.html,
        new RegExp(`<h1 class="card-answer \\w+"><span aria-hidden="true">.</span> ${words.words[expected]}</h1>`),
      )
      says(shown, words.means[expected])
      says(shown, words.todo[expected])
      says(shown, words.keeps)
    }
  })

  test(`both questions are good pages, empty and with every field wrong: ${language}`, async () => {
    const browser = visitor(language)
    const { verify } = messages[language]
    await assertGoodHtml((await browser.get('/verify')).html, language)
    await assertGoodHtml((await browser.get('/verify/code')).html, language)
    const nothing = await browser.send('/verify', { passport: '' })
    assert.equal(nothing.status, 400)
    says(nothing, verify.faults.nothing, 'document')
    await assertGoodHtml(nothing.html, `${language} nothing`)
    const bad = await browser.send('/verify/code', { code: 'K7M', bornOn: '31.2.1990' })
    says(bad, verify.code.codeBad, 'code')
    says(bad, verify.code.bornBad, 'bornOn')
    await assertGoodHtml(bad.html, `${language} bad code`)
  })
}

test('a genuine card proves number, name, purpose and dates, and of the passport only the end', async () => {
  const shown = await answerTo({ document: valid.text })
  const { cardNumber, passportNumber } = valid.card
  says(shown, formatCardNumber(cardNumber))
  says(shown, 'ERIKSSON ANNA MARIA')
  says(shown, `… ${passportNumber.slice(-4)}`)
  assert.ok(!shown.html.includes(passportNumber))
  assert.ok(!shown.html.includes('1974'), 'a date of birth')
  says(shown, texts.answer.age.seconds)
})

test('no name is echoed that no signature proved: of a forged and of a strange card nothing is shown (T-02)', async () => {
  const strange = valid.text.replace('ERIKSSON', 'BLACKMAIL')
  for (const document of [documents['never-issued'], strange, '{"hello":"MALLORY"}', 'MALLORY']) {
    const { html } = await answerTo({ document })
    for (const name of ['ERIKSSON', 'BLACKMAIL', 'MALLORY', formatCardNumber(valid.card.cardNumber)]) {
      assert.ok(!html.includes(name), name)
    }
    assert.ok(!html.includes(texts.answer.proves))
  }
})

test('the card of another passport is a doubt that says so, in any spelling of the number', async () => {
  const other = await answerTo({ document: valid.text, passport: 'X 000000' })
  says(other, texts.answer.words['cannot-verify'])
  says(other, texts.answer.why['other-passport'])
  const spelt = valid.card.passportNumber.toLowerCase().replace(/^(.)/, '$1 ')
  says(await answerTo({ document: valid.text, passport: spelt }), texts.answer.words.valid)
})

test('without a list in force nothing is called valid (I-04), and the age is told', async () => {
  const now = t.clock.now()
  t.clock.advance({ seconds: 240 })
  says(await answerTo({ document: valid.text }), texts.answer.age.minutes(4))
  t.clock.advance({ minutes: 10 })
  const stale = await answerTo({ document: valid.text })
  says(stale, texts.answer.words['cannot-verify'])
  says(stale, texts.answer.why.list)
  t.clock.set(now)
  await publishChanges(t.modules.credentials)
})

const file = (bytes: Uint8Array, name: string) => new File([Uint8Array.from(bytes)], name)
const pdfOf = (jpeg: Buffer, { width = 0, height = 0 }) =>
  pdfWithPicture(
    `/Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
    jpeg,
  )
const qrPng = (text: string) => toBuffer(text, { errorCorrectionLevel: 'M', width: 900 })

test('a picture of the code, a photograph of it, a PDF with it and the text as a file are read without script', async () => {
  const png = await qrPng(valid.text)
  const photo = await sharp(png).rotate(7, { background: '#fff' }).blur(0.7).jpeg({ quality: 70 }).toBuffer()
  const files = [
    file(png, 'card.png'),
    file(photo, 'photo.jpg'),
    file(pdfOf(photo, await sharp(photo).metadata()), 'card.pdf'),
    file(Buffer.from(`${valid.text}\n`), 'card.json'),
  ]
  for (const one of files) says(await answerTo({ file: one }), texts.answer.words.valid)
})

test('what a file is, its content decides: a picture with a text behind it is a picture', async () => {
  const polyglot = Buffer.concat([await picture().png().toBuffer(), Buffer.from(valid.text)])
  const refused = await visitor().send('/verify', { file: file(polyglot, 'card.json') })
  says(refused, texts.faults['no-code'], 'file')
  const page = Buffer.from(`<!doctype html><script>alert(1)</script>${valid.text}`)
  const { html } = await answerTo({ file: file(page, 'card.png') })
  says({ html }, texts.answer.words['cannot-verify'])
  assert.ok(!html.includes('alert(1)'))
})

test('each file that cannot be taken says why, at its field', async () => {
  const two = await sharp({ create: { width: 1_900, height: 950, channels: 3, background: '#fff' } })
    .composite([
      { input: await qrPng(valid.text), left: 20, top: 20 },
      { input: await qrPng(documents.suspended), left: 970, top: 20 },
    ])
    .png()
    .toBuffer()
  const wrong = {
    'no-code': flatPng(300, 300),
    'not-text': Buffer.from([0x00, 0xff, 0x17, 0x80]),
    'file-damaged': (await picture().jpeg().toBuffer()).subarray(0, 400),
    'file-too-big': Buffer.alloc(5 * 1024 * 1024 + 1, 65),
    'picture-too-large': flatPng(6_000, 6_000),
  } as const
  for (const [fault, bytes] of Object.entries(wrong) as [keyof typeof wrong, Buffer][]) {
    const refused = await visitor().send('/verify', { file: file(bytes, 'a') })
    assert.equal(refused.status, 400, fault)
    says(refused, texts.faults[fault], 'file')
    await assertGoodHtml(refused.html, fault)
  }
  says(await visitor().send('/verify', { file: file(two, 'two.png') }), texts.faults['no-code'], 'file')
  says(await visitor().send('/verify', { document: 'a', file: file(two, 'two.png') }), texts.faults.both, 'document')
})

test('a body beyond all limits is not read', async () => {
  const refused = await visitor().send('/verify', { file: file(Buffer.alloc(6 * 1024 * 1024), 'a') })
  assert.equal(refused.status, 413)
})

test('a network that sends pictures without end is told to paste; a text costs nothing and still works', async () => {
  const browser = visitor()
  const blank = flatPng(10, 10)
  const { attempts } = attemptLimits['verify-picture'].network
  for (let count = 0; count < attempts; count += 1) await send(browser, blank)
  says(await browser.send('/verify', { file: file(blank, 'a.png') }), texts.faults['too-many-attempts'], 'file')
  says(await answerTo({ document: valid.text }, browser), texts.answer.words.valid)
})

const send = (browser: CookieBrowser, bytes: Uint8Array) => browser.post('/verify', { file: file(bytes, 'a.png') })

test('nothing of the document is in an address or a table, and the answer is sealed in the browser', async () => {
  const browser = visitor()
  await answerTo({ document: valid.text }, browser)
  const cookie = browser.cookies.get('sapar-answer') ?? assert.fail('no answer was kept')
  const plain = Buffer.from(cookie, 'base64url').toString('latin1')
  for (const said of ['ERIKSSON', valid.card.cardNumber, 'valid']) assert.ok(!plain.includes(said), said)
  const kept = await t.ownerPool.query('select 1 from kept_forms')
  assert.equal(kept.rowCount, 0)
})

test('back, reload and another language show the same answer; a made-up, a foreign and an old one show none', async () => {
  const browser = visitor()
  await answerTo({ document: valid.text }, browser)
  says(await browser.get('/verify/answer'), texts.answer.words.valid)
  await browser.get('/verify/answer?language=kk')
  says(await browser.get('/verify/answer'), messages.kk.verify.answer.words.valid)
  const stranger = visitor()
  assert.equal((await stranger.get('/verify/answer')).location, '/verify')
  for (const made of ['', 'nonsense', Buffer.alloc(64, 1).toString('base64url')]) {
    stranger.cookies.set('sapar-answer', made)
    assert.equal((await stranger.get('/verify/answer')).location, '/verify')
  }
  const now = t.clock.now()
  t.clock.advance({ minutes: 10 })
  assert.equal((await browser.get('/verify/answer')).location, '/verify')
  assert.equal(browser.cookies.get('sapar-answer'), undefined)
  t.clock.set(now)
})

test('WebAssembly may run where the camera is, and text as script nowhere', async () => {
  const policy = (await visitor().get('/verify')).headers.get('content-security-policy') ?? ''
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/)
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:/)
  const answer = (await answerTo({ document: valid.text })).headers.get('content-security-policy') ?? ''
  assert.doesNotMatch(answer, /wasm-unsafe-eval/)
})

test('a certificate and a receipt get an answer of their own in each language, and it is not one about the card', async () => {
  const { credentials } = t.modules
  const { certificate } = await signedPapers(credentials, await aCard(t))
  const { text, walletCopy } = await getSigned(credentials, certificate)
  const receipt = await aSignedReceipt(credentials, valid.card)
  for (const language of languages) {
    const { paper } = messages[language].verify
    for (const [document, kind] of [
      [text, 'certificate'],
      [walletCopy ?? '', 'certificate'],
      [receipt, 'receipt'],
    ] as const) {
      const shown = await answerTo({ document }, visitor(language))
      await assertGoodHtml(shown.html, `${language} ${kind}`)
      const heading = `<h1 class="card-answer good"><span aria-hidden="true">●</span> ${paper[kind].word}</h1>`
      assert.ok(shown.html.includes(heading), heading)
      for (const said of [paper[kind].means, paper[kind].todo, paper[kind].number]) says(shown, said)
      for (const kept of ['1974', '125,000', '1,250.00']) assert.ok(!shown.html.includes(kept), kept)
    }
  }
})

test('a receipt that was changed is not genuine, one of tomorrow cannot be verified, and neither shows what it says', async () => {
  const receipt = await aSignedReceipt(t.modules.credentials, valid.card)
  const changed = await answerTo({ document: receipt.replace('"amt":125000', '"amt":1') })
  says(changed, texts.paper['not-genuine'].word)
  says(changed, 'INVALID_SIGNATURE')
  assert.ok(!changed.html.includes(formatCardNumber(valid.card.cardNumber)))
  const now = t.clock.now()
  t.clock.advance({ hours: -2 })
  const early = await answerTo({ document: receipt })
  t.clock.set(now)
  says(early, texts.paper['cannot-verify'].word)
  says(early, 'SIGNED_IN_FUTURE')
})
