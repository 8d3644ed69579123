import { findPage } from '#modules/evidence'
import { isId } from '#kernel/ids.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { route, type Route } from '../../shared/route.ts'
import type { HolderDeps } from '../deps.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { ownIds } from '../shared/own-ids.ts'

export const evidenceRoutes: readonly Route<HolderDeps>[] = [
  route({
    method: 'GET',
    path: '/account/evidence/:fileId/pages/:pageNumber',
    access: { kind: 'holder' },
    objects: { fileId: 'evidence-file', pageNumber: 'page-number' },
    handle: showPicture,
  }),
]

/** A clean page of a paper of one's own. Never the original: what people see is our own re-encoding (I-15). */
async function showPicture(page: HolderPage): Promise<Response> {
  const [fileId, number] = [page.param('fileId'), page.param('pageNumber')]
  if (!isId(fileId) || !/^[1-9]\d?$/.test(number)) return notFoundPage(page)
  const found = await findPage(page.deps, await ownIds(page), fileId, Number(number))
  if (!found) return notFoundPage(page)
  page.c.header('Content-Type', found.mediaType)
  page.c.header('X-Content-Type-Options', 'nosniff')
  return page.c.body(Uint8Array.from(found.bytes))
}
