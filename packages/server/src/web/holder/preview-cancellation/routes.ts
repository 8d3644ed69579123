import { previewCancellation, startRequest } from '#modules/cancellations'
import { findCard, listDependants } from '#modules/cards'
import { isId } from '#kernel/ids.ts'
import { readCardCost } from '../../shared/charges/card-cost.ts'
import { commandField } from '../../shared/fields.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { PreviewPage } from './preview-page.tsx'
import { readPlans } from './read-plans.ts'

const path = '/account/cards/:cardId/cancel'
const objects = { cardId: 'card' } as const

export const previewCancellationRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path, access: { kind: 'holder' }, objects, handle: show }),
  route({ method: 'POST', path, access: { kind: 'holder' }, objects, handle: begin }),
]

async function show(page: HolderPage): Promise<Response> {
  const { db, reference } = page.deps
  const card = await ownCard(page)
  if (!card) return notFoundPage(page)
  const { plans, wrong } = readPlans((name) => page.query(name))
  const shown = await previewCancellation(page.deps, { holderIds: [card.holderId], cardId: card.id, plans })
  if (!shown.ok) {
    if (shown.refusal.code === 'card-not-found') return notFoundPage(page)
    throw new Error(`the authority's calendar does not reach far enough for a promise: ${shown.refusal.code}`)
  }
  const errors = Object.fromEntries(wrong.map((field) => [field, page.t.account.preview.badDay]))
  const dependants = await listDependants(db, [card.holderId], card.id)
  const book = await reference.today()
  const cost = await readCardCost(db, book, card)
  const view = PreviewPage({ page, book, card, preview: shown.value, dependants, cost, errors })
  return page.html(view, wrong.length > 0 ? 400 : 200)
}

/** Begins the draft; somebody who has one already is led to it. */
async function begin(page: HolderPage): Promise<Response> {
  const card = await ownCard(page)
  if (!card) return notFoundPage(page)
  const typed = page.field(commandField)
  const started = await startRequest(page.deps, {
    commandId: isId(typed) ? typed : page.deps.newId(),
    holderId: card.holderId,
    accountId: page.session.principalId,
    cardId: card.id,
    language: page.language,
  })
  if (started.ok) return page.redirect(`/account/requests/${started.value.requestId}/where`)
  switch (started.refusal.code) {
    case 'request-already-open':
      return page.redirect(`/account/requests/${started.refusal.requestId}`)
    case 'card-not-cancellable':
    case 'command-id-reused':
      // the page says why, from the record as it is now
      return page.redirect(`/account/cards/${card.id}/cancel`)
    case 'card-not-found':
      return notFoundPage(page)
  }
}

async function ownCard(page: HolderPage) {
  const cardId = page.param('cardId')
  return isId(cardId) ? findCard(page.deps.db, page.session.holderIds, cardId) : undefined
}
