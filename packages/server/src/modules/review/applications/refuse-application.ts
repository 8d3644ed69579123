import { groundFault } from '#domain/applications/decision-faults.ts'
import { applicationRefusalNotice, feeBackOnRefusal } from '#domain/applications/decision-notice.ts'
import type { DecisionFault } from '#domain/review/decision-notice.ts'
import { recordEvent } from '#modules/audit'
import { endApplication, notifyApplicant, returnFee } from '#modules/applications'
import { dayInZone } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { endLease } from '../assignment-store.ts'
import { caseKey, type ApplicationReviewDeps, type ApplicationStaffCommand } from './deps.ts'
import { loadForDecision, type LoadDecisionRefusal } from './load-for-decision.ts'

export type RefuseApplication = ApplicationStaffCommand & {
  /** Coded ground; its sentence is what the applicant reads. */
  readonly ground: string
}

export type ApplicationRefused = { readonly applicationId: Id; readonly isFeeReturned: boolean }

export type RefuseApplicationRefusal =
  | CommandReused
  | LoadDecisionRefusal
  | DecisionFault
  | { readonly code: 'changed-meanwhile' }

/** Refuses an application with a coded ground. The fee goes back where the offer said so when it was paid. */
export function refuseApplication(
  deps: ApplicationReviewDeps,
  command: RefuseApplication,
): Promise<Result<ApplicationRefused, RefuseApplicationRefusal>> {
  const { commandId, holderId, applicationId, staff, ground } = command
  const body = { applicationId, staffId: staff.id, ground }
  const key = { subjectId: holderId, commandId, name: 'refuse-application', body }
  return runCommand<ApplicationRefused, RefuseApplicationRefusal>(deps, key, async (trx) => {
    const loaded = await loadForDecision(trx, deps, command, 'refuse')
    if (!loaded.ok) return loaded
    const { application } = loaded.value
    const book = await deps.reference.today()
    const fault = groundFault(book, ground)
    if (fault) return refuse(fault)
    const at = deps.clock.now()
    const end = { state: 'refused', decided_at: at, decided_by: staff.id, ground } as const
    const refused = await endApplication(trx, application, end, at)
    if (!refused) return refuse({ code: 'changed-meanwhile' })
    await endLease(trx, caseKey(command), at)
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'application-refused',
      actor: { kind: 'staff', ...staff },
      requestId: applicationId,
      details: { reference: application.reference, ground },
    })
    const { paymentId } = application
    const feeBack = feeBackOnRefusal(application)
    if (feeBack && paymentId) await returnFee(trx, deps, application, paymentId, 'refused')
    const today = dayInZone(at, book.calendar.timeZone)
    const { template, own } = applicationRefusalNotice(ground, application, book, today)
    await notifyApplicant(trx, deps, refused, template, own)
    return ok({ applicationId, isFeeReturned: feeBack !== null })
  })
}
