import { isOpenApplication } from '#domain/applications/life-cycle.ts'
import { fullName, type Holder } from '#domain/cards/holder.ts'
import { listApplications, listCardChanges } from '#modules/applications'
import { listRequests } from '#modules/cancellations'
import { listCards, listHoldersOfAccount } from '#modules/cards'
import { readCardCosts } from '../../shared/charges/card-cost.ts'
import { route, type Route } from '../../shared/route.ts'
import { isOpenChange } from '../card-changes/changeable-card.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { openRequestsOf } from '../shared/read-requests.ts'
import { readReceiptNumbers } from '../../shared/charges/receipt-numbers.ts'
import { AccountPage } from './account-page.tsx'

export const accountRoutes: readonly Route<HolderDeps>[] = [
  route({
    method: 'GET',
    path: '/account',
    access: { kind: 'holder' },
    handle: async (page: HolderPage) => {
      const { db, reference } = page.deps
      const { holderIds, principalId } = page.session
      const book = await reference.today()
      const [cards, requests, holders, applications, changes] = await Promise.all([
        listCards(db, holderIds, book.day),
        listRequests(db, holderIds),
        listHoldersOfAccount(db, principalId),
        listApplications(db, principalId),
        listCardChanges(db, holderIds),
      ])
      const costs = await readCardCosts(db, book, cards)
      return page.html(
        AccountPage({
          page,
          book,
          name: greetedAs(holders, page.session.userName),
          cards,
          openRequests: await openRequestsOf(db, requests),
          costs,
          receiptNumbers: await readReceiptNumbers(db, holderIds, costs),
          applications: applications.filter(({ state }) => isOpenApplication(state)),
          changes: changes.filter(isOpenChange),
        }),
      )
    },
  }),
]

/** The name in the holder's own letters where the record has it; an account without a card has only its user name. */
function greetedAs(holders: readonly Holder[], userName: string): string {
  const first = holders[0]
  return first ? (first.nativeName ?? fullName(first)) : userName
}
