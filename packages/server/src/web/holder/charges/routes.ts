import { readStatement, type Statement } from '#modules/charges'
import type { ReferenceBook } from '#modules/reference'
import { isId, type Id } from '#kernel/ids.ts'
import { cardCost } from '../../shared/charges/card-cost.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import { renderStatementPdf } from '../../shared/statements/render-statement-pdf.ts'
import type { HolderDeps } from '../deps.ts'
import { readPayable } from '../payments/read-payable.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { readReceiptNumber } from '../../shared/charges/receipt-numbers.ts'
import { CardChargesPage } from './card-charges-page.tsx'
import { ChargesPage } from './charges-page.tsx'

const access = { kind: 'holder' } as const
const objects = { cardId: 'card' } as const

/** What the cards of an account cost; the statements stand before the pages of one card, whose address they look like. */
export const chargesRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path: '/account/charges', access, handle: showAll }),
  route({ method: 'GET', path: '/account/charges/statement.pdf', access, handle: (page: HolderPage) => paper(page) }),
  route({
    method: 'GET',
    path: '/account/charges/:cardId/statement.pdf',
    access,
    objects,
    handle: (page: HolderPage) => paper(page, page.param('cardId')),
  }),
  route({ method: 'GET', path: '/account/charges/:cardId', access, objects, handle: showOne }),
]

async function showAll(page: HolderPage): Promise<Response> {
  const { statement, book } = await readAll(page)
  return page.html(ChargesPage({ page, book, statement, payable: await readPayable(page) }))
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
  const payable = (await readPayable(page)).get(own.card.id)
  const { through } = statement
  return page.html(CardChargesPage({ page, book, statement: own, through, cost, receiptNumber, payable }))
}

/** Of all cards, or of one that costs something. */
async function paper(page: HolderPage, cardId?: string): Promise<Response> {
  if (cardId !== undefined && !isId(cardId)) return notFoundPage(page)
  const { documents, site, receiptIssuer: issuer } = page.deps
  const { statement, book } = await readAll(page, cardId)
  if (cardId !== undefined && statement.cards.length === 0) return notFoundPage(page)
  const made = renderStatementPdf(documents, statement, {
    language: page.language,
    publicUrl: site.publicUrl,
    issuer,
    book,
  })
  page.c.header('Content-Type', 'application/pdf')
  page.c.header('Content-Disposition', `inline; filename="sapar-statement-${statement.today}.pdf"`)
  return page.c.body(made)
}

async function readAll(page: HolderPage, cardId?: Id): Promise<{ statement: Statement; book: ReferenceBook }> {
  const { db, reference, clock } = page.deps
  const book = await reference.today()
  const wanted = { holderIds: page.session.holderIds, now: clock.now(), ...(cardId === undefined ? {} : { cardId }) }
  return { statement: await readStatement(db, book, wanted), book }
}
