import type { CancellationRequest, RequestReturn } from '#domain/cancellations/request.ts'
import { nextStep, type Step } from '#domain/cancellations/steps.ts'
import type { Card } from '#domain/cards/card.ts'
import { listTimeline, type AuditEntry } from '#modules/audit'
import { findReceipt, findSignedReceipt, listReturns, type Receipt } from '#modules/cancellations'
import { findCard } from '#modules/cards'
import { findPaper, type DecidedPaper } from '#modules/credentials'
import { listPapers, type Paper } from '#modules/evidence'
import { listNoticesOfRequest, type Letter } from '#modules/notices'
import type { ReferenceBook } from '#modules/reference'
import { readCardCost, type CardCost } from '../../shared/charges/card-cost.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { loadDraft } from '../request-cancellation/draft.ts'

/** Everything the page of a request shows. */
export type RequestView = {
  readonly request: CancellationRequest
  readonly card: Card
  readonly book: ReferenceBook
  /** undefined: cards of this type cost nothing. */
  readonly cost: CardCost | undefined
  /** undefined: nothing was sent yet. */
  readonly receipt: Receipt | undefined
  readonly isReceiptSigned: boolean
  /** undefined: the request did not end with a cancelled card. */
  readonly certificate: DecidedPaper | undefined
  readonly entries: readonly AuditEntry[]
  readonly papers: readonly Paper[]
  readonly letters: readonly Letter[]
  /** The return that waits for an answer. */
  readonly openReturn: RequestReturn | undefined
  /** Draft: where the holder goes on. */
  readonly nextStep: Step | undefined
}

export async function loadRequestView(page: HolderPage, request: CancellationRequest): Promise<RequestView> {
  const { db, reference } = page.deps
  const { holderId, id } = request
  const [book, card, entries, papers, letters, openReturn] = await Promise.all([
    reference.today(),
    findCard(db, [holderId], request.cardId),
    listTimeline(db, holderId, id),
    listPapers(db, holderId, id),
    listNoticesOfRequest(db, holderId, id),
    findOpenReturn(page, request),
  ])
  if (!card) throw new Error('a request without its card')
  const [cost, receipt] = await Promise.all([readCardCost(db, book, card), findReceipt(db, request)])
  return {
    request,
    card,
    book,
    cost,
    receipt,
    isReceiptSigned: receipt !== undefined && (await findSignedReceipt(db, receipt)) !== undefined,
    certificate: await findCertificate(page, request),
    entries,
    papers,
    letters,
    openReturn,
    nextStep: await nextStepOf(page, request),
  }
}

export async function findOpenReturn(
  page: HolderPage,
  request: CancellationRequest,
): Promise<RequestReturn | undefined> {
  if (request.state !== 'returned') return undefined
  return (await listReturns(page.deps.db, request)).at(-1)
}

async function findCertificate(
  { deps: { db } }: HolderPage,
  { holderId, cardId, state }: CancellationRequest,
): Promise<DecidedPaper | undefined> {
  return state === 'completed' ? findPaper(db, { holderId, cardId, document: 'certificate' }) : undefined
}

async function nextStepOf(page: HolderPage, request: CancellationRequest): Promise<Step | undefined> {
  if (request.state !== 'draft') return undefined
  const { facts } = await loadDraft(page, request)
  return nextStep(request.answers, facts)
}
