import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages, type Language } from '#domain/languages.ts'
import { requestStates, type RequestState } from '#domain/cancellations/life-cycle.ts'
import { messages } from '#locales/index.ts'
import { receiptCheckCode, signReceipt, type Receipt } from '#modules/cancellations'
import { aReceipt } from '#test/builders/receipt.ts'
import { aRequest } from '#test/builders/request.ts'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { CookieBrowser } from '#test/support/cookie-browser.ts'
import { assertGoodHtml } from '#test/support/html-validate.ts'

let t: Platform
before(async () => {
  t = await openPlatform()
})
after(() => t.close())

function look(path: string, language: Language = 'en') {
  const origin = 'http://localhost:3000'
  const browser = new CookieBrowser({ fetch: (request, env) => t.sapar.fetch(request, env as object), origin })
  browser.cookies.set('sapar-language', language)
  return browser.get(path)
}

const receiptIn = async (state: RequestState = 'submitted') =>
  aReceipt(t, t.modules.cancellations, await aRequest(t, { state }))
const pathOf = (receipt: Receipt) => `/receipts/${receipt.number}/${receiptCheckCode(receipt)}`

for (const language of languages) {
  test(`who holds the paper sees what it must say, in ${language}`, async () => {
    const receipt = await receiptIn()
    const { status, html } = await look(pathOf(receipt), language)
    assert.equal(status, 200)
    await assertGoodHtml(html, language)
    const { number, requestReference, cardNumber } = receipt.content
    for (const said of [number, requestReference, cardNumber.slice(-3)]) assert.ok(html.includes(said), said)
    assert.ok(html.includes(messages[language].receipts.check.genuine(receipt.content.issuer.name)))
    assert.ok(html.includes(messages[language].receipts.check.specimen))
  })
}

test('nobody is named, and the card number is not whole (T-02)', async () => {
  const receipt = await receiptIn()
  const { html } = await look(pathOf(receipt))
  const holder = await t.db
    .selectFrom('holders')
    .selectAll()
    .where('holder_id', '=', receipt.holderId)
    .executeTakeFirstOrThrow()
  for (const personal of [holder.family_name, holder.given_names, holder.passport_number, holder.email, holder.phone]) {
    if (personal !== null && personal !== '') assert.ok(!html.includes(personal), personal)
  }
  assert.ok(!html.replaceAll(/\s/g, '').includes(receipt.content.cardNumber))
})

test('a wrong number, a wrong code, another receipt’s code and nonsense answer alike (I-10, T-02)', async () => {
  const [mine, other] = [await receiptIn(), await receiptIn()]
  const code = receiptCheckCode(mine)
  const paths = [
    `/receipts/R-222-222-222/${code}`,
    `/receipts/${mine.number}/${'A'.repeat(22)}`,
    `/receipts/${mine.number}/${receiptCheckCode(other)}`,
    `/receipts/${mine.number}/${code}A`,
    `/receipts/${mine.number}/${code.slice(0, 21)}`,
    `/receipts/nonsense/nonsense`,
  ]
  const answers = await Promise.all(paths.map((path) => look(path)))
  const plain = answers.map(({ status, html }, at) => [
    status,
    html.replaceAll(paths[at] ?? '', '').replaceAll(encodeURIComponent(paths[at] ?? ''), ''),
  ])
  for (const answer of plain) assert.deepEqual(answer, plain[0])
  assert.equal(plain[0]?.[0], 404)
})

test('it says whether the stop still stands, for every state that a request can be in', async () => {
  const { check } = messages.en.receipts
  const said = {
    stands: ['submitted', 'under-review', 'returned'],
    final: ['approved', 'completed'],
    lifted: ['recalled', 'withdrawn', 'refused', 'lapsed'],
  }
  for (const state of requestStates.filter((one) => one !== 'draft')) {
    const { html } = await look(pathOf(await receiptIn(state)))
    assert.equal(html.includes(check.stands), said.stands.includes(state), state)
    assert.equal(html.includes(check.final), said.final.includes(state), state)
    assert.equal(html.includes(check.lifted('1 September 2026')), said.lifted.includes(state), state)
  }
})

test('whether the authority has signed it is told, once it has', async () => {
  const receipt = await receiptIn()
  const told = messages.en.papers.receipt.signed('1 September 2026 at 09:00')
  assert.ok(!(await look(pathOf(receipt))).html.includes(told))
  await signReceipt(t.modules.credentials, { holderId: receipt.holderId, receiptId: receipt.id })
  assert.ok((await look(pathOf(receipt))).html.includes(told))
})
