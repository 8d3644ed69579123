import { canonicalJson } from '@sapar/verifier/format'
import { lastDayOver } from '#domain/charges/charge.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import type { Card } from '#domain/cards/card.ts'
import { receiptToSign } from '#domain/receipts/receipt-claims.ts'
import { receiptContent, type ReceiptContent, type ReceiptIssuer } from '#domain/receipts/receipt-content.ts'
import { cardCharge, loadChargeFacts } from '#modules/charges'
import { listPapers } from '#modules/evidence'
import type { ReferenceBook } from '#modules/reference'
import type { NewId } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import { sealContent, type Receipt } from './receipt.ts'
import { addSignReceiptJob } from './sign-receipt.ts'
import { claimReceiptNumber, insertReceipt } from './receipt-store.ts'

export type ReceiptDeps = {
  readonly newId: NewId
  readonly newReceiptNumber: () => string
  /** Who issues, as receipts name it. */
  readonly receiptIssuer: ReceiptIssuer
}

type Submission = {
  readonly request: CancellationRequest
  readonly card: Card
  readonly book: ReferenceBook
  readonly submittedAt: Date
}

/**
 * Issues the receipt of a submission, in its transaction and after its stop: what it says of the charge is what the same
 * function tells everybody else. What will be signed is fixed here as well; the signature follows (docs/decisions/0020).
 */
export async function issueReceipt(trx: Trx, deps: ReceiptDeps, submission: Submission): Promise<Receipt> {
  const { request, card, book, submittedAt } = submission
  const { timeZone } = book.calendar
  const [facts] = await loadChargeFacts(trx, [card])
  if (facts?.stop?.requestId !== request.id) throw new Error('a receipt without the stop that it proves')
  const id = deps.newId()
  const number = await claimReceiptNumber(trx, deps.newReceiptNumber, { holderId: request.holderId, receiptId: id })
  const content = receiptContent({
    number,
    issuer: deps.receiptIssuer,
    request,
    card,
    submittedAt,
    timeZone,
    charge: cardCharge(facts, book, lastDayOver(submittedAt, timeZone)),
    waivers: facts.waivers,
    tariff: book.tariffFor(card.cardType),
  })
  const { holderId, id: requestId, cardId } = request
  const toSign = await textToSign(trx, request, content)
  const common = { holderId, id, requestId, cardId, number, content, toSign }
  const receipt = { ...common, ...sealContent(content), issuedAt: submittedAt }
  await insertReceipt(trx, receipt)
  await addSignReceiptJob(trx, { holderId, receiptId: id })
  return receipt
}

async function textToSign(trx: Trx, request: CancellationRequest, content: ReceiptContent): Promise<string> {
  const papers = await listPapers(trx, request.holderId, request.id)
  const data = receiptToSign(
    content,
    request,
    papers.map(({ sha256 }) => sha256),
  )
  if (!data.ok) throw new Error(`the receipt cannot be signed: ${data.refusal.join(', ')}`)
  return canonicalJson(data.value)
}
