import { findReceipt } from '#modules/cancellations'
import { findCard, findHolder } from '#modules/cards'
import { readCardCost } from '../../shared/charges/card-cost.ts'
import { pathOf, withRequest } from '../request/own-request.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { SubmittedPage } from './submitted-page.tsx'

export function showSubmitted(page: HolderPage): Promise<Response> {
  return withRequest(page, async (request) => {
    if (request.submittedAt === null) return page.redirect(pathOf(request))
    const { db, reference } = page.deps
    const [card, holder, book] = await Promise.all([
      findCard(db, [request.holderId], request.cardId),
      findHolder(db, request.holderId),
      reference.today(),
    ])
    if (!card || !holder) throw new Error('a request without its holder or card')
    const [cost, receipt] = await Promise.all([readCardCost(db, book, card), findReceipt(db, request)])
    return page.html(<SubmittedPage {...{ page, request, card, holder, book, cost, receipt }} />)
  })
}
