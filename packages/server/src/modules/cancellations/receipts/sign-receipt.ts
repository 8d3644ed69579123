import { isJsonObject, parseStrictJson } from '@sapar/verifier/format'
import { findDocument, signDocument, type CredentialsDeps, type SignedDocument } from '#modules/credentials'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/queue.ts'
import type { Receipt } from './receipt.ts'
import { findReceiptById } from './receipt-store.ts'

export const signReceiptJob = 'sign-receipt'

type Order = { readonly holderId: Id; readonly receiptId: Id }

/** Orders a receipt to be signed after its transaction: no key is asked while a submission can still be rolled back. */
export function addSignReceiptJob(trx: Trx, order: Order): Promise<void> {
  return addJob(trx, signReceiptJob, order)
}

/** The job: signs a receipt, once. One that our own verifier does not accept stays in the queue with its reason. */
export async function signReceipt(deps: CredentialsDeps, payload: unknown): Promise<void> {
  const { holderId, receiptId } = payload as Order
  const receipt = await findReceiptById(deps.db, holderId, receiptId)
  // erased with its holder meanwhile
  if (receipt?.toSign === undefined) return
  const data = parseStrictJson(receipt.toSign)
  if (!data.ok || !isJsonObject(data.value)) throw new Error(`what is to be signed of receipt ${receiptId} is damaged`)
  const { cardId } = receipt
  const order = { holderId, cardId, document: 'receipt', aboutId: receiptId, data: data.value } as const
  const signed = await signDocument(deps, order)
  if (!signed.ok) throw new Error(`receipt ${receiptId}: ${signed.refusal.why}`)
}

/** The signed form of a receipt; undefined until its job has run, about a second after the submission. */
export function findSignedReceipt(
  db: Queryable,
  { holderId, id }: Pick<Receipt, 'holderId' | 'id'>,
): Promise<SignedDocument | undefined> {
  return findDocument(db, { holderId, document: 'receipt', aboutId: id })
}
