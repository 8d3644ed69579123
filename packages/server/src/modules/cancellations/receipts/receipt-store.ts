import type { ReceiptContent } from '#domain/receipts/receipt-content.ts'
import { isId, type Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { Receipt } from './receipt.ts'
import type { ReceiptRow } from './tables.ts'

const tries = 5

type ReceiptKey = { readonly holderId: Id; readonly receiptId: Id }

/** Takes a number that no receipt has. Of 7.8 × 10¹⁰ a second try is rare; five in a row mean that chance is broken. */
export async function claimReceiptNumber(trx: Trx, newNumber: () => string, key: ReceiptKey): Promise<string> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const number = newNumber()
    const inserted = await trx
      .insertInto('receipt_numbers')
      .values({ number, holder_id: key.holderId, receipt_id: key.receiptId })
      .onConflict((conflict) => conflict.column('number').doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 1n) return number
  }
  throw new Error('no free receipt number found: the source of chance repeats itself')
}

export async function insertReceipt(trx: Trx, receipt: Receipt): Promise<void> {
  await trx
    .insertInto('receipts')
    .values({
      holder_id: receipt.holderId,
      id: receipt.id,
      request_id: receipt.requestId,
      card_id: receipt.cardId,
      number: receipt.number,
      content: receipt.text,
      hash: Buffer.from(receipt.hash),
      to_sign: receipt.toSign ?? null,
      issued_at: receipt.issuedAt,
    })
    .execute()
}

/** The receipt of a request; undefined while it is a draft. */
export async function findReceipt(
  db: Queryable,
  request: { readonly holderId: Id; readonly id: Id },
): Promise<Receipt | undefined> {
  const row = await db
    .selectFrom('receipts')
    .selectAll()
    .where('holder_id', '=', request.holderId)
    .where('request_id', '=', request.id)
    .executeTakeFirst()
  return row && toReceipt(row)
}

/** The receipts of these holders, newest first. */
export async function listReceipts(db: Queryable, holderIds: readonly Id[]): Promise<Receipt[]> {
  if (holderIds.length === 0) return []
  const rows = await db
    .selectFrom('receipts')
    .selectAll()
    .where('holder_id', 'in', [...holderIds])
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toReceipt)
}

/** One receipt of a holder; for whoever makes its paper later. */
export async function findReceiptById(db: Queryable, holderId: Id, id: string): Promise<Receipt | undefined> {
  if (!isId(id)) return undefined
  const row = await db
    .selectFrom('receipts')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toReceipt(row)
}

/** The receipt with a number, whoever asks: only for pages that also ask for its check code. */
export async function findReceiptByNumber(db: Queryable, number: string): Promise<Receipt | undefined> {
  const found = await db
    .selectFrom('receipt_numbers')
    .select(['holder_id', 'receipt_id'])
    .where('number', '=', number)
    .executeTakeFirst()
  return found && findReceiptById(db, found.holder_id, found.receipt_id)
}

function toReceipt(row: ReceiptRow): Receipt {
  return {
    holderId: row.holder_id,
    id: row.id,
    requestId: row.request_id,
    cardId: row.card_id,
    number: row.number,
    // only `issueReceipt` writes it, and the hash beside it is checked by the database
    content: JSON.parse(row.content) as ReceiptContent,
    text: row.content,
    hash: row.hash,
    toSign: row.to_sign ?? undefined,
    issuedAt: row.issued_at,
  }
}
