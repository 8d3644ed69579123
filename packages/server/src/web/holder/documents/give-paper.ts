import { isLanguage, type Language } from '#domain/languages.ts'
import { findCard } from '#modules/cards'
import { findLogProof, findPaper, type DecidedPaper } from '#modules/credentials'
import { isId } from '#kernel/ids.ts'
import { isSigned, orderPaper, paperName, type SignedPaper } from '../../shared/papers/load-papers.ts'
import type { PaperSettings } from '../../shared/papers/paper-settings.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { PaperForm } from './paths.ts'

const mediaTypes: Readonly<Record<PaperForm, string>> = {
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
  'sd-jwt': 'application/dc+sd-jwt',
  proof: 'text/plain; charset=utf-8',
}

/** One form of a paper of one's own card. What is not signed, or not in the log yet, is not there yet. */
export async function givePaper(
  page: HolderPage,
  document: DecidedPaper['document'],
  form: PaperForm,
): Promise<Response> {
  const { db } = page.deps
  const cardId = page.param('cardId')
  const card = isId(cardId) ? await findCard(db, page.session.holderIds, cardId) : undefined
  const paper = card && (await findPaper(db, { holderId: card.holderId, cardId: card.id, document }))
  if (!paper || !isSigned(paper)) return notFoundPage(page)
  const content = await contentOf(page, paper, form)
  if (content === undefined) return notFoundPage(page)
  const shown = form === 'pdf' ? 'inline' : 'attachment'
  page.c.header('Content-Type', mediaTypes[form])
  page.c.header('Content-Disposition', `${shown}; filename="${await paperName(db, paper)}.${form}"`)
  return page.c.body(content)
}

/** What a file of this form holds; undefined when there is none. */
export async function contentOf(
  page: HolderPage,
  paper: SignedPaper,
  form: PaperForm,
): Promise<string | Uint8Array<ArrayBuffer> | undefined> {
  const { db, documents } = page.deps
  if (form === 'json') return paper.signed.text
  if (form === 'sd-jwt') return paper.signed.walletCopy
  if (form === 'proof') return findLogProof(page.deps, paper)
  const { order } = await orderPaper(db, paper, await paperSettings(page))
  return documents.render(order)
}

/** `?in=kk` makes a paper in another language than the page is in, for whom it is shown to. */
export async function paperSettings(page: HolderPage): Promise<PaperSettings> {
  const { site, receiptIssuer: issuer, reference } = page.deps
  const wanted = page.query('in')
  const language: Language = isLanguage(wanted) ? wanted : page.language
  return { language, publicUrl: site.publicUrl, issuer, book: await reference.today() }
}
