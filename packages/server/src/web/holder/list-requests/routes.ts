import { listRequests } from '#modules/cancellations'
import { listCards } from '#modules/cards'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { requestLinesOf } from '../shared/read-requests.ts'
import { RequestsPage } from './requests-page.tsx'

export const listRequestsRoutes: readonly Route<HolderDeps>[] = [
  route({
    method: 'GET',
    path: '/account/requests',
    access: { kind: 'holder' },
    handle: async (page: HolderPage) => {
      const { db, reference } = page.deps
      const book = await reference.today()
      const [requests, cards] = await Promise.all([
        listRequests(db, page.session.holderIds),
        listCards(db, page.session.holderIds, book.day),
      ])
      return page.html(RequestsPage({ page, lines: requestLinesOf(requests, cards, book.calendar.timeZone) }))
    },
  }),
]
