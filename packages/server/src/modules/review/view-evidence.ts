import { recordEvent } from '#modules/audit'
import { findPage, findPaper, type PageFound } from '#modules/evidence'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { CaseKey, ReviewDeps, Staff } from './deps.ts'
import { accessTo } from './load-case.ts'
import { loadAnyCase, ofCard } from './office-case.ts'
import type { ViewCaseRefusal } from './view-case.ts'

type Deps = Pick<ReviewDeps, 'db' | 'clock' | 'reference'> & { readonly files: FileStore }

export type ViewEvidence = CaseKey & { readonly staff: Staff; readonly fileId: Id; readonly page: number }

export type ViewEvidenceRefusal = ViewCaseRefusal | { readonly code: 'page-not-found' }

/** One clean page of a paper, for somebody with access to its case; the look is recorded before a byte is given out. */
export async function viewEvidence(
  deps: Deps,
  question: ViewEvidence,
): Promise<Result<PageFound, ViewEvidenceRefusal>> {
  const { staff, holderId, requestId, fileId, page } = question
  const recorded = await inTransaction<null, ViewEvidenceRefusal>(deps.db, async (trx) => {
    const found = await loadAnyCase(trx, staff, 'open-case', question)
    if (!found.ok) return found
    const access = await accessTo(trx, deps, staff, question)
    if (!access.ok) return access
    const paper = await findPaper(trx, [holderId], fileId)
    if (paper?.requestId !== requestId || !paper.pages[page - 1]) return refuse({ code: 'page-not-found' })
    const details = { reference: found.value.reference, paper: paper.paper }
    const actor = { kind: 'staff', ...staff } as const
    const ofCase = { ...ofCard(found.value), requestId }
    await recordEvent(trx, deps, { subjectId: holderId, event: 'evidence-viewed', actor, ...ofCase, details })
    return ok(null)
  })
  if (!recorded.ok) return recorded
  // Bytes are read after the commit, so that no transaction waits for the store.
  const found = await findPage(deps, [holderId], fileId, page)
  return found ? ok(found) : refuse({ code: 'page-not-found' })
}
