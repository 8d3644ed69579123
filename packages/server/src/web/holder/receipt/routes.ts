import { isLanguage } from '#domain/languages.ts'
import { findReceipt, findSignedReceipt, type Receipt } from '#modules/cancellations'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { receiptDocument } from '../../shared/receipts/receipt-document.ts'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import { withRequest } from '../request/own-request.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'

const access = { kind: 'holder' } as const
const objects = { requestId: 'request' } as const

/** The receipt of one's own request, as a paper in the language of the page and as the data that were hashed. */
export const receiptRoutes: readonly Route<HolderDeps>[] = [
  route({
    method: 'GET',
    path: '/account/requests/:requestId/receipt.pdf',
    access,
    objects,
    handle: (page: HolderPage) => withReceipt(page, (receipt) => paper(page, receipt)),
  }),
  route({
    method: 'GET',
    path: '/account/requests/:requestId/receipt.json',
    access,
    objects,
    handle: (page: HolderPage) => withReceipt(page, (receipt) => data(page, receipt, receipt.text, '')),
  }),
  route({
    method: 'GET',
    path: '/account/requests/:requestId/receipt-signed.json',
    access,
    objects,
    handle: (page: HolderPage) =>
      withReceipt(page, async (receipt) => {
        const signed = await findSignedReceipt(page.deps.db, receipt)
        return signed ? data(page, receipt, signed.text, '-signed') : notFoundPage(page)
      }),
  }),
]

function withReceipt(page: HolderPage, work: (receipt: Receipt) => Response | Promise<Response>): Promise<Response> {
  return withRequest(page, async (request) => {
    const receipt = await findReceipt(page.deps.db, request)
    return receipt ? work(receipt) : notFoundPage(page)
  })
}

/** `?in=kk` makes it in another language than the page is in, for whom the paper is shown to. */
async function paper(page: HolderPage, receipt: Receipt): Promise<Response> {
  const { documents, reference, site } = page.deps
  const wanted = page.query('in')
  const language = isLanguage(wanted) ? wanted : page.language
  const book = await reference.today()
  const order = await receiptDocument(receipt, { language, publicUrl: site.publicUrl, book })
  page.c.header('Content-Type', 'application/pdf')
  page.c.header('Content-Disposition', `inline; filename="sapar-receipt-${receipt.number}.pdf"`)
  return page.c.body(documents.render(order))
}

/** Byte for byte what was hashed, or what was signed. */
function data(page: HolderPage, { number }: Receipt, text: string, suffix: '' | '-signed'): Response {
  page.c.header('Content-Type', 'application/json; charset=utf-8')
  page.c.header('Content-Disposition', `attachment; filename="sapar-receipt-${number}${suffix}.json"`)
  return page.c.body(text)
}
