import { lastDayOver } from '#domain/charges/charge.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import type { Card } from '#domain/cards/card.ts'
import { receiptContent, type ReceiptIssuer } from '#domain/receipts/receipt-content.ts'
import { cardCharge, loadChargeFacts } from '#modules/charges'
import type { ReferenceBook } from '#modules/reference'
import type { NewId } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import { sealContent, type Receipt } from './receipt.ts'
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
 * function tells everybody else.
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
  const receipt = { holderId, id, requestId, cardId, number, content, ...sealContent(content), issuedAt: submittedAt }
  await insertReceipt(trx, receipt)
  return receipt
}
