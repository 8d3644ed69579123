export interface ReceiptRow {
  holder_id: string
  id: string
  request_id: string
  card_id: string
  number: string
  content: string
  hash: Buffer
  to_sign: string | null
  issued_at: Date
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    receipts: ReceiptRow
    receipt_numbers: { number: string; holder_id: string; receipt_id: string }
  }
}
