import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { formatCardNumber } from '@sapar/verifier/format'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import { receiptCheckCode } from '#modules/cancellations'
import { aReceipt } from '#test/builders/receipt.ts'
import { aRequest } from '#test/builders/request.ts'
import { holderSite, type HolderSite } from '#test/support/holder-site.ts'
import { drawPdf, flat, wordsOfPdf } from '#test/support/pdf-pages.ts'
import { readQr } from '#test/support/read-qr.ts'
import { receiptRoutes } from './routes.ts'

let t: HolderSite
before(async () => {
  t = await holderSite(receiptRoutes)
})
after(() => t.close())

async function ownReceipt() {
  const request = await aRequest(t)
  const receipt = await aReceipt(t, t, request)
  t.signInAs('holder', request)
  return { receipt, path: `/account/requests/${request.id}/receipt` }
}

async function ask(path: string, token = 'holder'): Promise<Response> {
  return t.app.request(path, { headers: { cookie: `sapar-holder=${token}` } })
}

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())

test('the data are byte for byte what was hashed', async () => {
  const { receipt, path } = await ownReceipt()
  const answer = await ask(`${path}.json`)
  assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8')
  const bytes = await bytesOf(answer)
  assert.deepEqual(createHash('sha256').update(bytes).digest(), Buffer.from(receipt.hash))
})

for (const language of languages) {
  test(`the paper says the same facts in ${language}, on one sheet of A4 below 150 KB`, async () => {
    const { receipt, path } = await ownReceipt()
    const answer = await ask(`${path}.pdf?in=${language}`)
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    const bytes = await bytesOf(answer)
    assert.ok(bytes.length < 150_000, `${bytes.length} bytes`)
    const pages = await drawPdf(bytes)
    assert.deepEqual(
      pages.map(({ width, height }) => [width, height]),
      [[595, 841]],
    )
    const words = await wordsOfPdf(bytes)
    const { content } = receipt
    assert.ok(content.charge)
    const { paper } = messages[language].receipts
    for (const said of [
      paper.heading,
      paper.specimen,
      content.number,
      content.requestReference,
      formatCardNumber(content.cardNumber),
      moneyText(content.charge, language),
      paper.unlessCancelled,
      receiptCheckCode(receipt),
      Buffer.from(receipt.hash).toString('hex'),
    ]) {
      assert.ok(words.includes(flat(said)), said)
    }
  })
}

test('the code on the paper leads to its check page', async () => {
  const { receipt, path } = await ownReceipt()
  const [page] = await drawPdf(await bytesOf(await ask(`${path}.pdf`)), 200)
  assert.ok(page)
  const { pathname } = new URL(await readQr(page.png))
  assert.equal(pathname, `/receipts/${receipt.number}/${receiptCheckCode(receipt)}`)
})

test('the same paper, asked for again, is the same file', async () => {
  const { path } = await ownReceipt()
  assert.deepEqual(await bytesOf(await ask(`${path}.pdf`)), await bytesOf(await ask(`${path}.pdf`)))
})

test('somebody else’s receipt, and that of a draft, are like none', async () => {
  const { path } = await ownReceipt()
  const draft = await aRequest(t, { state: 'draft' })
  t.signInAs('other', draft)
  for (const kind of ['pdf', 'json']) {
    assert.equal((await ask(`${path}.${kind}`, 'other')).status, 404)
    assert.equal((await ask(`/account/requests/${draft.id}/receipt.${kind}`, 'other')).status, 404)
  }
})
