import type { CardChange } from '#domain/card-changes/change.ts'
import { findCardChange } from '#modules/applications'
import { isId } from '#kernel/ids.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** The request that the path names, when it is the visitor's own; anybody else gets the answer for none (I-10). */
export async function withChange(
  page: HolderPage,
  work: (change: CardChange) => Response | Promise<Response>,
): Promise<Response> {
  const id = page.param('changeId')
  const change = isId(id) ? await findCardChange(page.deps.db, page.session.holderIds, id) : undefined
  return change ? work(change) : notFoundPage(page)
}
