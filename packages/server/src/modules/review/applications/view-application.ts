import type { Application } from '#domain/applications/application.ts'
import type { RequestReturn } from '#domain/cancellations/request.ts'
import type { Card } from '#domain/cards/card.ts'
import type { Holder } from '#domain/cards/holder.ts'
import type { CaseAccess } from '#domain/review/case-access.ts'
import type { Lease } from '#domain/review/lease.ts'
import { listCaseHistory, recordEvent, type AuditEntry } from '#modules/audit'
import { listReturns } from '#modules/applications'
import { findHolder, listCards } from '#modules/cards'
import { listPapers, type Paper } from '#modules/evidence'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { findLease } from '../assignment-store.ts'
import type { Staff } from '../deps.ts'
import { accessTo } from '../load-case.ts'
import { listNotes, type CaseNote } from '../note-store.ts'
import { loadAnyCase, ofCard } from '../office-case.ts'
import type { ViewCaseRefusal } from '../view-case.ts'
import { caseHints, type CaseHints } from './case-hints.ts'
import { caseKey, type ApplicationReviewDeps } from './deps.ts'

/** Everything about one application, on one page: what was typed beside what the zone says, and what the rules point out. */
export type ApplicationView = Pick<CaseHints, 'zone' | 'earlier' | 'hints' | 'isSecondPersonNeeded' | 'offer'> & {
  readonly access: CaseAccess
  readonly application: Application
  /** As the register knows the person now; undefined: it does not yet. */
  readonly holder: Holder | undefined
  /** Cards that the same person has or had. */
  readonly cards: readonly Card[]
  readonly papers: readonly Paper[]
  readonly returns: readonly RequestReturn[]
  readonly notes: readonly CaseNote[]
  readonly history: readonly AuditEntry[]
  readonly lease: Lease | undefined
}

type Deps = Pick<ApplicationReviewDeps, 'db' | 'clock' | 'reference'>

type ViewApplication = { readonly staff: Staff; readonly holderId: string; readonly applicationId: string }

/** Shows an application to somebody with access, and records the look: without the record nothing is shown. */
export function viewApplication(
  deps: Deps,
  question: ViewApplication,
): Promise<Result<ApplicationView, ViewCaseRefusal>> {
  const { staff, holderId } = question
  const key = caseKey(question)
  return inTransaction<ApplicationView, ViewCaseRefusal>(deps.db, async (trx) => {
    const loaded = await loadAnyCase(trx, staff, 'open-case', key)
    if (!loaded.ok) return loaded
    if (loaded.value.kind !== 'application') return refuse({ code: 'case-not-found' })
    const access = await accessTo(trx, deps, staff, key)
    if (!access.ok) return access
    const { application } = loaded.value
    const { reason, text } = access.value
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'case-opened',
      actor: { kind: 'staff', ...staff },
      ...ofCard(application),
      requestId: application.id,
      details: { reference: application.reference, reason, reasonText: text },
    })
    const { zone, earlier, hints, isSecondPersonNeeded, offer, today } = await caseHints(trx, deps, application)
    return ok({
      access: access.value,
      application,
      zone,
      earlier,
      hints,
      isSecondPersonNeeded,
      offer,
      holder: await findHolder(trx, holderId),
      cards: await listCards(trx, [holderId], today),
      papers: await listPapers(trx, holderId, application.id),
      returns: await listReturns(trx, application),
      notes: await listNotes(trx, key),
      history: await listCaseHistory(trx, holderId, application.id),
      lease: await findLease(trx, key),
    })
  })
}
