import { findCard } from '#modules/cards'
import { listReceipts } from '#modules/cancellations'
import type { DecidedPaper, SignedDocument } from '#modules/credentials'
import type { Id } from '#kernel/ids.ts'
import type { Money } from '#kernel/money.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { DocumentOrder } from '#platform/documents/documents.ts'
import { cardPaper } from './card-paper.ts'
import { certificatePaper, readSigned } from './certificate-paper.ts'
import type { PaperSettings } from './paper-settings.ts'

/** A paper that was decided and has been signed. */
export type SignedPaper = DecidedPaper & { readonly signed: SignedDocument }

export type OrderedPaper = {
  /** Of its file, without an ending. */
  readonly name: string
  readonly order: DocumentOrder
}

export const isSigned = (paper: DecidedPaper): paper is SignedPaper => paper.signed !== undefined

/** The sheet of a signed paper, whichever of the two it is. */
export async function orderPaper(db: Queryable, paper: SignedPaper, settings: PaperSettings): Promise<OrderedPaper> {
  const name = await paperName(db, paper)
  if (paper.document === 'certificate') {
    const { signed, commitment } = paper
    const charge = await chargeOf(db, paper.holderId, readSigned(signed.text).requestReference)
    return { name, order: await certificatePaper({ signed, commitment, charge }, settings) }
  }
  return { name, order: await cardPaper(await cardOf(db, paper), paper.signed, settings) }
}

/** `sapar-certificate-N-K7M-4Q2-X9C`, `sapar-card-K7M4Q2X9C`. */
export async function paperName(db: Queryable, paper: SignedPaper): Promise<string> {
  if (paper.document === 'certificate') return `sapar-certificate-${readSigned(paper.signed.text).certificateNumber}`
  return `sapar-card-${(await cardOf(db, paper)).cardNumber}`
}

async function cardOf(db: Queryable, { holderId, cardId }: DecidedPaper) {
  const card = await findCard(db, [holderId], cardId)
  if (!card) throw new Error('a paper without its card')
  return card
}

/** What the receipt of the request proves; undefined for a card that cost nothing. */
async function chargeOf(db: Queryable, holderId: Id, requestReference: string): Promise<Money | undefined> {
  const receipts = await listReceipts(db, [holderId])
  const { charge } = receipts.find(({ content }) => content.requestReference === requestReference)?.content ?? {}
  return charge ? { amountMinor: charge.amountMinor, currency: charge.currency } : undefined
}
