import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verifyLogProof, verifyReceipt } from '@sapar/verifier'
import { formatCardNumber, parseVdsNc, readCard } from '@sapar/verifier/format'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import { signReceipt } from '#modules/cancellations'
import { findCard } from '#modules/cards'
import { publishChanges, trustOf } from '#modules/credentials'
import { aCard } from '#test/builders/card.ts'
import { aReceipt } from '#test/builders/receipt.ts'
import { aRequest } from '#test/builders/request.ts'
import { signedPapers } from '#test/builders/signed-papers.ts'
import { credentialsKit, type CredentialsKit } from '#test/support/credentials-kit.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { drawPdf, flat, wordsOfPdf } from '#test/support/pdf-pages.ts'
import { present } from '#test/support/present.ts'
import { readQr } from '#test/support/read-qr.ts'
import { unzip } from '#test/support/unzip.ts'
import { checkedZone } from '#test/support/visa-zone.ts'
import { formatDay } from '../../shared/format.ts'
import { holderRoutes } from '../routes.ts'
import { paperForms } from './paths.ts'

let t: HolderSite
let kit: CredentialsKit
before(async () => {
  t = await holderSite(holderRoutes)
  kit = await credentialsKit(t, { objects: t.objects })
})
after(async () => {
  kit.close()
  await t.close()
})

async function ownPapers(isSigned = true) {
  const request = await aRequest(t, { state: 'completed' })
  const receipt = await aReceipt(t, t, request)
  const card = present(await findCard(t.db, [request.holderId], request.cardId))
  const papers = await signedPapers(kit.deps, card, { requestReference: request.reference, isSigned })
  t.signInAs('holder', request)
  return { request, receipt, card, papers, path: `/account/cards/${card.id}` }
}

async function ask(path: string, language = 'en'): Promise<Response> {
  return t.app.request(path, { headers: { cookie: `sapar-holder=holder; sapar-language=${language}` } })
}

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())

for (const language of languages) {
  test(`the card says the same facts in ${language} on one sheet, in words, code and zone`, async () => {
    const { card, papers, path } = await ownPapers()
    const bytes = await bytesOf(await ask(`${path}/card.pdf?in=${language}`))
    const [page, ...more] = await drawPdf(bytes, 200)
    assert.equal(more.length, 0)
    const words = await wordsOfPdf(bytes)
    const texts = messages[language]
    for (const said of [
      texts.papers.card.heading,
      texts.papers.specimen,
      'SPECIMEN',
      formatCardNumber(card.cardNumber),
      formatDay(language, card.validFrom),
      formatDay(language, card.validUntil),
      'ERIKSSON, ANNA MARIA',
      card.passportNumber,
      texts.papers.card.asIssued,
    ]) {
      assert.ok(words.includes(flat(said)), said)
    }
    assert.equal(await readQr(present(page).png), present(papers.card.signed).text)
    assert.match(Buffer.from(bytes).toString('latin1'), /\/BaseFont \/[A-Z]{6}\+OCRB-Regular/, 'Doc 9303-3 §4.3')
    const [first = '', second = ''] = words.match(/V<UTO[A-Z<]{31}|[A-Z0-9<]{10}UTO[A-Z0-9<]{23}/g) ?? []
    const zone = checkedZone(first, second)
    assert.deepEqual(zone, {
      issuer: 'UTO',
      name: ['ERIKSSON', 'ANNA MARIA'],
      number: card.cardNumber,
      nationality: 'UTO',
      born: '740812',
      sex: 'F',
      until: card.validUntil.replaceAll('-', '').slice(2),
    })
  })

  test(`the certificate says in ${language} first, and in all others, that the card is cancelled`, async () => {
    const { card, request, receipt, papers, path } = await ownPapers()
    const bytes = await bytesOf(await ask(`${path}/certificate.pdf?in=${language}`))
    const [page, ...more] = await drawPdf(bytes, 200)
    assert.equal(more.length, 0)
    const words = await wordsOfPdf(bytes)
    const texts = messages[language].papers
    const charge = present(receipt.content.charge ?? undefined)
    for (const said of [
      texts.certificate.heading,
      texts.certificate.lead('Utopia'),
      texts.specimen,
      'N-K7M-4Q2-X9C',
      request.reference,
      formatCardNumber(card.cardNumber),
      formatDay(language, '2026-08-28'),
      moneyText(charge, language),
      Buffer.from(papers.certificate.commitment).toString('hex'),
    ]) {
      assert.ok(words.includes(flat(said)), said)
    }
    for (const other of languages.filter((one) => one !== language)) {
      const sentence = messages[other].papers.certificate.statement(
        formatCardNumber(card.cardNumber),
        'ERIKSSON, ANNA MARIA',
        formatDay(other, '2026-09-01'),
      )
      assert.ok(words.includes(flat(sentence)), sentence)
    }
    assert.doesNotMatch(words, /V<UTO/, 'a certificate is nothing to travel with: it has no zone')
    assert.equal(await readQr(present(page).png), present(papers.certificate.signed).text)
  })
}

test('every other form is byte for byte what was signed', async () => {
  const { papers, path } = await ownPapers()
  for (const document of ['card', 'certificate'] as const) {
    const signed = present(papers[document].signed)
    assert.equal(await (await ask(`${path}/${document}.json`)).text(), signed.text)
    const copy = await ask(`${path}/${document}.sd-jwt`)
    assert.equal(copy.headers.get('content-type'), 'application/dc+sd-jwt')
    assert.equal(await copy.text(), signed.walletCopy)
  }
})

test('the proof is there once the log is published, and proves the certificate to whoever has both', async () => {
  const { path } = await ownPapers()
  assert.equal((await ask(`${path}/certificate.proof`)).status, 404)
  await publishChanges(kit.deps)
  const proof = await (await ask(`${path}/certificate.proof`)).text()
  const text = await (await ask(`${path}/certificate.json`)).text()
  const seal = parseVdsNc(text)
  assert.ok(seal.ok)
  const question = { trust: await trustOf(kit.deps), kind: 'cancelled', event: seal.value.data } as const
  const logged = await verifyLogProof(proof, question)
  assert.ok(logged.ok, JSON.stringify(logged))
})

test('until it is signed a paper is said to be in the making, and is nowhere', async () => {
  const { path, request } = await ownPapers(false)
  for (const page of [path, `/account/requests/${request.id}`, '/account/documents']) {
    const html = await (await ask(page)).text()
    assert.ok(html.includes(messages.en.papers.beingMade), page)
    assert.ok(!html.includes('certificate.pdf'), page)
  }
  for (const form of paperForms) assert.equal((await ask(`${path}/certificate.${form}`)).status, 404, form)
})

test('card, request and list of papers lead to every form', async () => {
  const { path, request } = await ownPapers()
  for (const page of [path, `/account/requests/${request.id}`, '/account/documents']) {
    const html = await (await ask(page)).text()
    for (const form of paperForms) assert.ok(html.includes(`href="${path}/certificate.${form}"`), `${page}: ${form}`)
  }
})

test('a receipt is had signed once it is', async () => {
  const { request, receipt } = await ownPapers()
  const path = `/account/requests/${request.id}/receipt-signed.json`
  const pages = [`/account/requests/${request.id}`, '/account/documents']
  assert.equal((await ask(path)).status, 404)
  for (const page of pages) assert.ok(!(await (await ask(page)).text()).includes(path), page)
  await signReceipt(kit.deps, { holderId: receipt.holderId, receiptId: receipt.id })
  for (const page of pages) assert.ok((await (await ask(page)).text()).includes(`href="${path}"`), page)
  const genuine = await verifyReceipt(await (await ask(path)).text(), {
    trust: await trustOf(kit.deps),
    now: t.clock.now(),
  })
  assert.ok(genuine.ok)
  assert.equal(genuine.value.claims.cardNumber, receipt.content.cardNumber)
  assert.ok(
    unzip(await bytesOf(await ask('/account/documents.zip'))).has(
      `receipts/sapar-receipt-${receipt.number}-signed.json`,
    ),
  )
})

test('one ZIP holds every paper in every form', async () => {
  const { card, receipt, papers } = await ownPapers()
  await publishChanges(kit.deps)
  const answer = await ask('/account/documents.zip')
  assert.equal(answer.headers.get('content-type'), 'application/zip')
  const files = unzip(await bytesOf(answer))
  const expected = [
    ...paperForms.map((form) => `certificates/sapar-certificate-N-K7M-4Q2-X9C.${form}`),
    ...paperForms.map((form) => `cards/sapar-card-${card.cardNumber}.${form}`),
    ...['pdf', 'json'].map((form) => `receipts/sapar-receipt-${receipt.number}.${form}`),
  ]
  assert.deepEqual([...files.keys()].toSorted(), expected.toSorted())
  const text = present(files.get(`cards/sapar-card-${card.cardNumber}.json`)).toString()
  assert.equal(text, present(papers.card.signed).text)
})

test('an account without papers has none, and its ZIP is empty', async () => {
  const card = await aCard(t)
  t.signInAs('holder', card)
  const html = await (await ask('/account/documents')).text()
  assert.ok(html.includes(messages.en.papers.page.empty))
  assert.equal(unzip(await bytesOf(await ask('/account/documents.zip'))).size, 0)
})

test('a card without papers has no section for them', async () => {
  const card = await aCard(t)
  t.signInAs('holder', card)
  const html = await (await ask(`/account/cards/${card.id}`)).text()
  assert.ok(!html.includes('paper-card'))
  assert.equal((await ask(`/account/cards/${card.id}/card.pdf`)).status, 404)
})

test('what the paper prints is what its code holds', async () => {
  const { papers } = await ownPapers()
  const seal = parseVdsNc(present(papers.card.signed).text)
  assert.ok(seal.ok)
  assert.equal(readCard(seal.value)?.name, 'ERIKSSON<<ANNA<MARIA')
})
