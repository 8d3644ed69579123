import type { Application } from '#domain/applications/application.ts'
import { nextStep, type Step } from '#domain/applications/steps.ts'
import type { RequestReturn } from '#domain/cancellations/request.ts'
import type { Card } from '#domain/cards/card.ts'
import type { Refund } from '#domain/payments/payment.ts'
import { listApplications, draftFacts, listReturns } from '#modules/applications'
import { listTimeline, type AuditEntry } from '#modules/audit'
import { findCard } from '#modules/cards'
import type { DecidedPaper } from '#modules/credentials'
import { listPapers, type Paper } from '#modules/evidence'
import { listNoticesOfRequest, type Letter } from '#modules/notices'
import { listRefunds } from '#modules/payments'
import type { ReferenceBook } from '#modules/reference'
import { papersOfCard } from '../documents/papers-of-card.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** Everything the page of an application shows. */
export type ApplicationView = {
  readonly application: Application
  readonly book: ReferenceBook
  readonly entries: readonly AuditEntry[]
  readonly papers: readonly Paper[]
  readonly letters: readonly Letter[]
  /** The return that waits for an answer. */
  readonly openReturn: RequestReturn | undefined
  /** Draft: where the applicant goes on. */
  readonly nextStep: Step | undefined
  /** Granted: the card that came of it. */
  readonly card: Card | undefined
  readonly cardPapers: readonly DecidedPaper[]
  /** The newest order to give the fee back. */
  readonly refund: Refund | undefined
  /** Others that were made in one go with it. */
  readonly group: readonly Application[]
}

export async function loadApplicationView(page: HolderPage, application: Application): Promise<ApplicationView> {
  const { db, reference } = page.deps
  const { holderId, id, groupId } = application
  const [book, entries, papers, letters, openReturn, all, card] = await Promise.all([
    reference.today(),
    listTimeline(db, holderId, id),
    listPapers(db, holderId, id),
    listNoticesOfRequest(db, holderId, id),
    findOpenReturn(page, application),
    listApplications(db, page.session.principalId),
    findGrantedCard(page, application),
  ])
  return {
    application,
    book,
    entries,
    papers,
    letters,
    openReturn,
    nextStep: await nextStepOf(page, application),
    card,
    cardPapers: card ? await papersOfCard(db, card) : [],
    refund: await findRefundOf(page, application),
    group: all.filter((other) => other.groupId === groupId && other.id !== id),
  }
}

export async function findOpenReturn(page: HolderPage, application: Application): Promise<RequestReturn | undefined> {
  if (application.state !== 'returned') return undefined
  return (await listReturns(page.deps.db, application)).at(-1)
}

/** Only while the person is linked to this account: a card may have been linked to another one since. */
async function findGrantedCard({ deps, session }: HolderPage, { cardId }: Application): Promise<Card | undefined> {
  return cardId === null ? undefined : findCard(deps.db, session.holderIds, cardId)
}

async function nextStepOf(page: HolderPage, application: Application): Promise<Step | undefined> {
  if (application.state !== 'draft') return undefined
  return nextStep(application.answers, await draftFacts(page.deps.db, page.deps.applications, application))
}

async function findRefundOf(page: HolderPage, { holderId, paymentId }: Application): Promise<Refund | undefined> {
  return paymentId === null ? undefined : (await listRefunds(page.deps.db, [holderId], paymentId)).at(-1)
}
