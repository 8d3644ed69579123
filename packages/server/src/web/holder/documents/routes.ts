import { listCards } from '#modules/cards'
import type { DecidedPaper } from '#modules/credentials'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { loadPapers, zipPapers } from './all-papers.ts'
import { DocumentsPage } from './documents-page.tsx'
import { givePaper } from './give-paper.ts'
import { documentsPath, paperForms, type PaperForm } from './paths.ts'

const access = { kind: 'holder' } as const

const paperRoute = (document: DecidedPaper['document'], form: PaperForm): Route<HolderDeps> =>
  route({
    method: 'GET',
    path: `/account/cards/:cardId/${document}.${form}`,
    access,
    objects: { cardId: 'card' },
    handle: (page: HolderPage) => givePaper(page, document, form),
  })

/** Signed papers of one's own cards, each in all its forms, and all papers of the account together. */
export const documentRoutes: readonly Route<HolderDeps>[] = [
  ...paperForms.flatMap((form) => [paperRoute('card', form), paperRoute('certificate', form)]),
  route({
    method: 'GET',
    path: documentsPath,
    access,
    handle: async (page: HolderPage) => {
      const { db, reference } = page.deps
      const { day, calendar } = await reference.today()
      const cards = await listCards(db, page.session.holderIds, day)
      return page.html(DocumentsPage({ page, ...(await loadPapers(page)), cards, timeZone: calendar.timeZone }))
    },
  }),
  route({
    method: 'GET',
    path: `${documentsPath}.zip`,
    access,
    handle: async (page: HolderPage) => {
      page.c.header('Content-Type', 'application/zip')
      page.c.header('Content-Disposition', 'attachment; filename="sapar-papers.zip"')
      return page.c.body(await zipPapers(page))
    },
  }),
]
