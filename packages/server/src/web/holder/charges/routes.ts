import { readStatement, type Statement } from '#modules/charges'
import type { ReferenceBook } from '#modules/reference'
import { isId, type Id } from '#kernel/ids.ts'
import { cardCost } from '../../shared/charges/card-cost.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { readReceiptNumber } from '../../shared/charges/receipt-numbers.ts'
import { CardChargesPage } from './card-charges-page.tsx'
import { ChargesPage } from './charges-page.tsx'

const access = { kind: 'holder' } as const
const objects = { cardId: 'card' } as const

/** What the cards of an account cost; the statements stand before the pages of one card, whose address they look like. */
export const chargesRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path: '/account/charges', access, handle: showAll }),
  route({ method: 'GET', path: '/account/charges/:cardId', access, objects, handle: showOne }),
]

async function showAll(page: HolderPage): Promise<Response> {
  const { statement, book } = await readAll(page)
  return page.html(ChargesPage({ page, book, statement }))
}

async function showOne(page: HolderPage): Promise<Response> {
  const cardId = page.param('cardId')
  if (!isId(cardId)) return notFoundPage(page)
  const { statement, book } = await readAll(page, cardId)
  const [own] = statement.cards
  const cost = own && cardCost(own.facts, book)
  // a card that costs nothing has no page of charges, like one that is somebody else's (I-10)
  if (!own || !cost) return notFoundPage(page)
  const receiptNumber = await readReceiptNumber(page.deps.db, cost)
  return page.html(CardChargesPage({ page, book, statement: own, through: statement.through, cost, receiptNumber }))
}

async function readAll(page: HolderPage, cardId?: Id): Promise<{ statement: Statement; book: ReferenceBook }> {
  const { db, reference, clock } = page.deps
  const book = await reference.today()
  const wanted = { holderIds: page.session.holderIds, now: clock.now(), ...(cardId === undefined ? {} : { cardId }) }
  return { statement: await readStatement(db, book, wanted), book }
}
