import { receiptCheckCode, type Receipt } from '#modules/cancellations'

/** Where anybody checks a receipt. Number and code stand in the path, so that the code of a paper can hold them. */
export function checkPath(receipt: Pick<Receipt, 'number' | 'hash'>): string {
  return `/receipts/${receipt.number}/${receiptCheckCode(receipt)}`
}
