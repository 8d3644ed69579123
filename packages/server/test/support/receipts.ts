import { randomBytes } from 'node:crypto'
import { makeReceiptNumber } from '#domain/receipts/receipt-number.ts'
import type { ReceiptDeps } from '#modules/cancellations'

/** What issuing receipts needs beside the rest. */
export const receiptKit: Pick<ReceiptDeps, 'newReceiptNumber' | 'receiptIssuer'> = {
  newReceiptNumber: () => makeReceiptNumber(randomBytes),
  receiptIssuer: { code: 'UTO', name: 'Utopia', isSpecimen: true },
}
