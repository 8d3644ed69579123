import { findLetter, listLetters, type WholeLetter } from '#modules/notices'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { ownIds } from '../shared/own-ids.ts'
import { LetterPage } from './letter-page.tsx'
import { LettersPage } from './letters-page.tsx'

const access = { kind: 'holder' } as const
const objects = { letterId: 'letter' } as const

export const letterRoutes: readonly Route<HolderDeps>[] = [
  route({
    method: 'GET',
    path: '/account/letters',
    access,
    handle: async (page: HolderPage) => {
      const letters = await listLetters(page.deps.db, await ownIds(page))
      return page.html(LettersPage({ page, letters, timeZone: await timeZoneOf(page) }))
    },
  }),
  route({
    method: 'GET',
    path: '/account/letters/:letterId',
    access,
    objects,
    handle: (page: HolderPage) =>
      withLetter(page, async (letter) => page.html(LetterPage({ page, letter, timeZone: await timeZoneOf(page) }))),
  }),
  route({
    method: 'GET',
    path: '/account/letters/:letterId/download',
    access,
    objects,
    handle: (page: HolderPage) => withLetter(page, (letter) => download(page, letter)),
  }),
]

async function withLetter(
  page: HolderPage,
  work: (letter: WholeLetter) => Response | Promise<Response>,
): Promise<Response> {
  const letter = await findLetter(page.deps.db, await ownIds(page), page.param('letterId'))
  return letter ? work(letter) : notFoundPage(page)
}

const timeZoneOf = async (page: HolderPage) => (await page.deps.reference.today()).calendar.timeZone

/** The letter as a file of its own that opens anywhere: the HTML of the mail, or the text of an SMS. */
function download(page: HolderPage, letter: WholeLetter): Response {
  const kind = letter.html === null ? 'txt' : 'html'
  page.c.header('Content-Type', kind === 'html' ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8')
  page.c.header(
    'Content-Disposition',
    `attachment; filename="sapar-${letter.template}-${letter.writtenAt.toISOString().slice(0, 10)}.${kind}"`,
  )
  return page.c.body(letter.html ?? letter.text)
}
