import { returnFault } from '#domain/applications/decision-faults.ts'
import { applicationReturnNotice } from '#domain/applications/decision-notice.ts'
import type { DecisionFault } from '#domain/review/decision-notice.ts'
import { recordEvent } from '#modules/audit'
import { changeApplication, insertReturn, listReturns, notifyApplicant } from '#modules/applications'
import { dayInZone, type CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { endLease } from '../assignment-store.ts'
import { caseKey, type ApplicationReviewDeps, type ApplicationStaffCommand } from './deps.ts'
import { loadForDecision, type LoadDecisionRefusal } from './load-for-decision.ts'

export type ReturnApplication = ApplicationStaffCommand & {
  /** Codes of the papers asked for. */
  readonly papers: readonly string[]
  readonly comment: string | null
}

export type ApplicationReturned = { readonly applicationId: Id; readonly answerBy: CalendarDay }

export type ReturnApplicationRefusal =
  | CommandReused
  | LoadDecisionRefusal
  | DecisionFault
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'no-returns-left'; readonly limit: number }

/** Asks the applicant for papers. The clock of the promise stands still; who had proposed to grant proposes anew. */
export function returnApplication(
  deps: ApplicationReviewDeps,
  command: ReturnApplication,
): Promise<Result<ApplicationReturned, ReturnApplicationRefusal>> {
  const { commandId, holderId, applicationId, staff } = command
  const papers = [...new Set(command.papers)]
  const comment = command.comment?.trim() || null
  const body = { applicationId, staffId: staff.id, papers, comment }
  const key = { subjectId: holderId, commandId, name: 'return-application', body }
  return runCommand<ApplicationReturned, ReturnApplicationRefusal>(deps, key, async (trx) => {
    const loaded = await loadForDecision(trx, deps, command, 'return')
    if (!loaded.ok) return loaded
    const { application, to } = loaded.value
    const book = await deps.reference.today()
    const fault = returnFault(book, papers, comment)
    if (fault) return refuse(fault)
    const { returnLimit } = book.applicationTime()
    const before = (await listReturns(trx, application)).length
    if (before >= returnLimit) return refuse({ code: 'no-returns-left', limit: returnLimit })
    const at = deps.clock.now()
    const { template, own } = applicationReturnNotice(papers, book, dayInZone(at, book.calendar.timeZone))
    const { answerBy } = own
    const open = { resubmittedAt: null, answer: null, remindedAt: null }
    await insertReturn(trx, application, { number: before + 1, papers, comment, returnedAt: at, answerBy, ...open })
    const change = { state: to, proposed_by: null, proposed_at: null }
    const returned = await changeApplication(trx, application, change, at)
    if (!returned) return refuse({ code: 'changed-meanwhile' })
    await endLease(trx, caseKey(command), at)
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'application-returned',
      actor: { kind: 'staff', ...staff },
      requestId: applicationId,
      details: { reference: application.reference, papers, answerBy },
    })
    await notifyApplicant(trx, deps, returned, template, own)
    return ok({ applicationId, answerBy })
  })
}
