import { whyNotCancellable } from '#domain/cancellations/cancellable.ts'
import { pathOf, withRequest } from '../request/own-request.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { cardChangedPage } from './card-changed-page.tsx'
import { loadDraft, type Draft } from './draft.ts'

/** Runs with the visitor's own draft. What was sent meanwhile leads to its page, a card that changed to the reason. */
export function withDraft(page: HolderPage, work: (draft: Draft) => Promise<Response>): Promise<Response> {
  return withRequest(page, async (request) => {
    if (request.state !== 'draft') return page.redirect(pathOf(request))
    const draft = await loadDraft(page, request)
    const cannot = whyNotCancellable(draft.facts.card)
    return cannot ? cardChangedPage(page, draft) : work(draft)
  })
}
