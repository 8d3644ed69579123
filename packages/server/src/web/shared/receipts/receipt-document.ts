import type { Language } from '#domain/languages.ts'
import type { ReceiptContent, ReceiptCharge } from '#domain/receipts/receipt-content.ts'
import { messages } from '#locales/index.ts'
import { moneyText } from '#locales/money.ts'
import type { Receipt } from '#modules/cancellations'
import type { DocumentData, DocumentOrder } from '#platform/documents/documents.ts'
import { formatCardNumber, formatDay, formatInstant } from '../format.ts'
import { qrCode } from '../papers/qr-code.ts'
import { checkPath } from './receipt-address.ts'
import { receiptLines } from './receipt-lines.ts'
import type { ReceiptPaper } from './receipt-paper.ts'

/** The receipt on one sheet, in any language: the words differ, the facts are those that were hashed. */
export async function receiptDocument(receipt: Receipt, paper: ReceiptPaper): Promise<DocumentOrder> {
  const { content, issuedAt } = receipt
  const { language, publicUrl } = paper
  const texts = messages[language].receipts.paper
  const address = new URL(checkPath(receipt), publicUrl).href
  return {
    template: 'receipt',
    language,
    title: texts.foot(content.number),
    at: issuedAt,
    data: {
      issuer: content.issuer.name,
      site: publicUrl.host,
      specimen: content.isSpecimen ? texts.specimen : null,
      foot: texts.foot(content.number),
      heading: texts.heading,
      lead: texts.lead(content.issuer.name),
      facts: facts(content, language),
      amount: amount(content.charge, language),
      lines: content.charge && receiptLines(content.charge, paper),
      check: { qr: await qrCode(address), title: texts.checkTitle, how: texts.checkHow, address },
      hash: { term: texts.hash, value: inGroups(Buffer.from(receipt.hash).toString('hex')) },
      signed: receipt.toSign === undefined ? null : messages[language].papers.receipt.signedNote,
    },
  }
}

function facts(content: ReceiptContent, language: Language): DocumentData[] {
  const texts = messages[language].receipts.paper
  const at = new Date(content.submittedAt)
  const local = formatInstant(language, at, content.timeZone)
  const utc = content.submittedAt.replace('T', ' ').slice(0, 19)
  return [
    { term: texts.number, value: content.number },
    { term: texts.reference, value: content.requestReference },
    { term: texts.card, value: formatCardNumber(content.cardNumber) },
    { term: texts.asked, value: local, note: texts.instants(content.timeZone, utc) },
  ]
}

function amount(charge: ReceiptCharge | null, language: Language): DocumentData {
  const texts = messages[language].receipts.paper
  if (charge === null) return { term: texts.amount, value: texts.nothing, sentences: [texts.free] }
  const day = formatDay(language, charge.stoppedOn)
  return {
    term: texts.amount,
    value: moneyText({ amountMinor: charge.amountMinor, currency: charge.currency }, language),
    sentences: [texts.stopped(day), texts.unlessCancelled],
  }
}

const inGroups = (hex: string): string => hex.replace(/(.{8})(?=.)/g, '$1 ')
