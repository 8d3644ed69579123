import { removeEvidence } from '#modules/cancellations'
import { isId } from '#kernel/ids.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { commandOf, pathOf, withRequest } from '../request/own-request.ts'

/** Takes back a paper that was not sent yet. Whatever stood in the way, the page then shows what is there. */
export function removePaperAt(page: HolderPage, part: 'evidence' | 'answer'): Promise<Response> {
  return withRequest(page, async (request) => {
    const fileId = page.param('fileId')
    if (!isId(fileId)) return notFoundPage(page)
    const removed = await removeEvidence(page.deps, { ...commandOf(page, request), fileId })
    const isUnknown = !removed.ok && removed.refusal.code === 'paper-not-found'
    return isUnknown ? notFoundPage(page) : page.redirect(pathOf(request, part))
  })
}
