import { readStatement, statementCsv, type Statement } from '#modules/charges'
import type { ReferenceBook } from '#modules/reference'
import { isId, type Id } from '#kernel/ids.ts'
import { cardCost, costsByCard } from '../../shared/charges/card-cost.ts'
import { readReceiptNumber, readReceiptNumbers } from '../../shared/charges/receipt-numbers.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import { renderStatementPdf } from '../../shared/statements/render-statement-pdf.ts'
import type { HolderDeps } from '../deps.ts'
import { readPayable } from '../payments/read-payable.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { CardChargesPage } from './card-charges-page.tsx'
import { ChargesPage } from './charges-page.tsx'

const access = { kind: 'holder' } as const
const objects = { cardId: 'card' } as const

type Shown = { readonly statement: Statement; readonly book: ReferenceBook }

/** A statement to keep: of all cards, and of one that costs something. */
function statementRoutes(
  file: 'statement.pdf' | 'statement.csv',
  answer: (page: HolderPage, shown: Shown) => Response,
): readonly Route<HolderDeps>[] {
  return [
    route({
      method: 'GET',
      path: `/account/charges/${file}`,
      access,
      handle: async (page: HolderPage) => answer(page, await readAll(page)),
    }),
    route({
      method: 'GET',
      path: `/account/charges/:cardId/${file}`,
      access,
      objects,
      handle: async (page: HolderPage) => {
        const cardId = page.param('cardId')
        if (!isId(cardId)) return notFoundPage(page)
        const shown = await readAll(page, cardId)
        return shown.statement.cards.length === 0 ? notFoundPage(page) : answer(page, shown)
      },
    }),
  ]
}

/** What the cards of an account cost; the statements stand before the pages of one card, whose address they look like. */
export const chargesRoutes: readonly Route<HolderDeps>[] = [
  route({ method: 'GET', path: '/account/charges', access, handle: showAll }),
  ...statementRoutes('statement.pdf', paper),
  ...statementRoutes('statement.csv', table),
  route({ method: 'GET', path: '/account/charges/:cardId', access, objects, handle: showOne }),
]

async function showAll(page: HolderPage): Promise<Response> {
  const { statement, book } = await readAll(page)
  const costs = costsByCard(
    statement.cards.map(({ facts }) => facts),
    book,
  )
  const receiptNumbers = await readReceiptNumbers(page.deps.db, page.session.holderIds, costs)
  return page.html(ChargesPage({ page, book, statement, costs, receiptNumbers, payable: await readPayable(page) }))
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

function paper(page: HolderPage, { statement, book }: Shown): Response {
  const { documents, site, receiptIssuer: issuer } = page.deps
  const { language } = page
  const made = renderStatementPdf(documents, statement, { language, publicUrl: site.publicUrl, issuer, book })
  page.c.header('Content-Type', 'application/pdf')
  page.c.header('Content-Disposition', `inline; filename="sapar-statement-${statement.today}.pdf"`)
  return page.c.body(made)
}

function table(page: HolderPage, { statement }: Shown): Response {
  page.c.header('Content-Type', 'text/csv; charset=utf-8')
  page.c.header('Content-Disposition', `attachment; filename="sapar-statement-${statement.today}.csv"`)
  return page.c.body(statementCsv(statement, page.language))
}

async function readAll(page: HolderPage, cardId?: Id): Promise<Shown> {
  const { db, reference, clock } = page.deps
  const book = await reference.today()
  const wanted = { holderIds: page.session.holderIds, now: clock.now(), ...(cardId === undefined ? {} : { cardId }) }
  return { statement: await readStatement(db, book, wanted), book }
}
