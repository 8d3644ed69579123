import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { aReceipt } from '#test/builders/receipt.ts'
import { aRequest } from '#test/builders/request.ts'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { flat, wordsOfPdf } from '#test/support/pdf-pages.ts'
import { attachmentMaker } from './attachments.ts'

let t: Platform
before(async () => {
  t = await openPlatform()
})
after(() => t.close())

test('the receipt that a letter names comes as a PDF in the language of the letter', async () => {
  const make = attachmentMaker({ ...t.services, reference: t.modules.reference })
  const { id, number, holderId: subjectId } = await aReceipt(t, t.modules.cancellations, await aRequest(t))
  for (const language of languages) {
    const made = await make({ subjectId, language, attachment: { document: 'receipt', id } })
    assert.deepEqual([made.filename, made.contentType], [`sapar-receipt-${number}.pdf`, 'application/pdf'])
    const words = await wordsOfPdf(made.content)
    for (const said of [number, messages[language].receipts.paper.heading]) assert.ok(words.includes(flat(said)), said)
  }
})

test('the receipt of another holder is never attached', async () => {
  const make = attachmentMaker({ ...t.services, reference: t.modules.reference })
  const { id } = await aReceipt(t, t.modules.cancellations, await aRequest(t))
  const attachment = { document: 'receipt', id } as const
  await assert.rejects(make({ subjectId: t.newId(), language: 'en', attachment }), /no receipt of this holder/)
})
