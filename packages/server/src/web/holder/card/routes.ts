import { canBeCancelled } from '#domain/cards/display-state.ts'
import { listCardChanges } from '#modules/applications'
import { listRequests } from '#modules/cancellations'
import { findCard, findHolder, listDependants } from '#modules/cards'
import { isId } from '#kernel/ids.ts'
import { readCardCost } from '../../shared/charges/card-cost.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import { papersOfCard } from '../documents/papers-of-card.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { openRequestsOf, requestLinesOf } from '../shared/read-requests.ts'
import { readReceiptNumber } from '../../shared/charges/receipt-numbers.ts'
import { CardPage } from './card-page.tsx'

export const cardRoutes: readonly Route<HolderDeps>[] = [
  route({
    method: 'GET',
    path: '/account/cards/:cardId',
    access: { kind: 'holder' },
    objects: { cardId: 'card' },
    handle: async (page: HolderPage) => {
      const { db, reference } = page.deps
      const cardId = page.param('cardId')
      const card = isId(cardId) ? await findCard(db, page.session.holderIds, cardId) : undefined
      const holder = card && (await findHolder(db, card.holderId))
      if (!card || !holder) return notFoundPage(page)
      const book = await reference.today()
      const requests = (await listRequests(db, [card.holderId])).filter((request) => request.cardId === card.id)
      const [openRequest] = await openRequestsOf(db, requests)
      const dependants = await listDependants(db, [card.holderId], card.id)
      const cost = await readCardCost(db, book, card)
      const lines = requestLinesOf(requests, [card], book.calendar.timeZone)
      return page.html(
        CardPage({
          page,
          book,
          card,
          holder,
          dependants,
          requests: lines,
          changes: (await listCardChanges(db, [card.holderId])).filter((change) => change.cardId === card.id),
          openRequest,
          cost,
          receiptNumber: cost && (await readReceiptNumber(db, cost)),
          canCancel: canBeCancelled(card.state),
          papers: await papersOfCard(db, card),
        }),
      )
    },
  }),
]
