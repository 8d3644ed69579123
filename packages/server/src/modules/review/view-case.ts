import type { CancellationRequest, RequestReturn } from '#domain/cancellations/request.ts'
import type { Card } from '#domain/cards/card.ts'
import type { Holder } from '#domain/cards/holder.ts'
import type { CaseAccess } from '#domain/review/case-access.ts'
import type { Lease } from '#domain/review/lease.ts'
import { listCaseHistory, recordEvent, type AuditEntry } from '#modules/audit'
import { listReturns } from '#modules/cancellations'
import { findCard, findHolder } from '#modules/cards'
import { listPapers, type Paper } from '#modules/evidence'
import { ok, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { findLease } from './assignment-store.ts'
import type { CaseKey, CaseNotFound, ReviewDeps, RoleNotAllowed, Staff } from './deps.ts'
import { accessTo, loadCase, type ReasonNeeded } from './load-case.ts'
import { listNotes, type CaseNote } from './note-store.ts'

/** Everything about one case, on one page. */
export type CaseView = {
  readonly access: CaseAccess
  readonly request: CancellationRequest
  readonly card: Card
  readonly holder: Holder
  readonly papers: readonly Paper[]
  readonly returns: readonly RequestReturn[]
  readonly notes: readonly CaseNote[]
  readonly history: readonly AuditEntry[]
  readonly lease: Lease | undefined
}

export type ViewCaseRefusal = RoleNotAllowed | CaseNotFound | ReasonNeeded

type Deps = Pick<ReviewDeps, 'db' | 'clock' | 'reference'>

/** Shows a case to somebody with access, and records the look: without the record nothing is shown. */
export function viewCase(
  deps: Deps,
  question: CaseKey & { readonly staff: Staff },
): Promise<Result<CaseView, ViewCaseRefusal>> {
  const { staff, holderId, requestId } = question
  return inTransaction<CaseView, ViewCaseRefusal>(deps.db, async (trx) => {
    const request = await loadCase(trx, staff, 'open-case', question)
    if (!request.ok) return request
    const access = await accessTo(trx, deps, staff, question)
    if (!access.ok) return access
    const { reference, cardId } = request.value
    const { reason, text } = access.value
    const actor = { kind: 'staff', ...staff } as const
    const details = { reference, reason, reasonText: text }
    await recordEvent(trx, deps, { subjectId: holderId, event: 'case-opened', actor, cardId, requestId, details })
    return ok(await readCase(trx, request.value, access.value))
  })
}

async function readCase(trx: Trx, request: CancellationRequest, access: CaseAccess): Promise<CaseView> {
  const { holderId, id: requestId, cardId } = request
  const card = await findCard(trx, [holderId], cardId)
  const holder = await findHolder(trx, holderId)
  if (!card || !holder) throw new Error('a request without its holder or card')
  return {
    access,
    request,
    card,
    holder,
    papers: await listPapers(trx, holderId, requestId),
    returns: await listReturns(trx, request),
    notes: await listNotes(trx, { holderId, requestId }),
    history: await listCaseHistory(trx, holderId, requestId),
    lease: await findLease(trx, { holderId, requestId }),
  }
}
