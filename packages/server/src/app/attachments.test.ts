import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { aCard } from '#test/builders/card.ts'
import { aReceipt } from '#test/builders/receipt.ts'
import { aRequest } from '#test/builders/request.ts'
import { signedPapers } from '#test/builders/signed-papers.ts'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { flat, wordsOfPdf } from '#test/support/pdf-pages.ts'
import { attachmentMaker } from './attachments.ts'

let t: Platform
before(async () => {
  t = await openPlatform()
})
after(() => t.close())

test('the receipt that a letter names comes as a PDF in the language of the letter', async () => {
  const make = attachmentMaker({ ...t.services, ...t.modules.cancellations, credentials: t.modules.credentials })
  const { id, number, holderId: subjectId } = await aReceipt(t, t.modules.cancellations, await aRequest(t))
  for (const language of languages) {
    const made = await make({ subjectId, language, attachment: { document: 'receipt', id } })
    assert.deepEqual([made.filename, made.contentType], [`sapar-receipt-${number}.pdf`, 'application/pdf'])
    const words = await wordsOfPdf(made.content)
    for (const said of [number, messages[language].receipts.paper.heading]) assert.ok(words.includes(flat(said)), said)
  }
})

test('the receipt of another holder is never attached', async () => {
  const make = attachmentMaker({ ...t.services, ...t.modules.cancellations, credentials: t.modules.credentials })
  const { id } = await aReceipt(t, t.modules.cancellations, await aRequest(t))
  const attachment = { document: 'receipt', id } as const
  await assert.rejects(make({ subjectId: t.newId(), language: 'en', attachment }), /no receipt of this holder/)
})

for (const isSigned of [true, false]) {
  test(`a certificate ${isSigned ? 'is' : 'that is not signed yet is signed and'} attached, once`, async () => {
    const make = attachmentMaker({ ...t.services, ...t.modules.cancellations, credentials: t.modules.credentials })
    const card = await aCard(t)
    const { certificate } = await signedPapers(t.modules.credentials, card, { isSigned })
    const attachment = { document: 'certificate', id: certificate.eventId } as const
    const made = await make({ subjectId: card.holderId, language: 'kk', attachment })
    assert.match(made.filename, /^sapar-certificate-N-[2-9A-Z-]{11}\.pdf$/)
    const words = await wordsOfPdf(made.content)
    assert.ok(words.includes(flat(messages.kk.papers.certificate.heading)))
    const again = await make({ subjectId: card.holderId, language: 'kk', attachment })
    assert.deepEqual(again.content, made.content)
  })
}

test('the certificate of another holder is never attached', async () => {
  const make = attachmentMaker({ ...t.services, ...t.modules.cancellations, credentials: t.modules.credentials })
  const { certificate } = await signedPapers(t.modules.credentials, await aCard(t))
  const attachment = { document: 'certificate', id: certificate.eventId } as const
  await assert.rejects(make({ subjectId: t.newId(), language: 'en', attachment }), /no certificate of this holder/)
})
