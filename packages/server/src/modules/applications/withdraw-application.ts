import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { ApplicantCommand, ApplicationDeps, ChangedMeanwhileRefusal } from './deps.ts'
import { endApplication } from './end-application.ts'
import { loadOwn, type ActRefusal } from './load-application.ts'
import { notifyApplicant } from './notify-applicant.ts'

export type ApplicationWithdrawn = { readonly applicationId: Id }

export type WithdrawApplicationRefusal = CommandReused | ActRefusal | ChangedMeanwhileRefusal

/** Takes back an application that was sent and not decided. A payment that still arrives after this goes back. */
export function withdrawApplication(
  deps: ApplicationDeps,
  command: ApplicantCommand,
): Promise<Result<ApplicationWithdrawn, WithdrawApplicationRefusal>> {
  const { commandId, holderId, applicationId, accountId } = command
  const key = { subjectId: holderId, commandId, name: 'withdraw-application', body: { applicationId } }
  return runCommand<ApplicationWithdrawn, WithdrawApplicationRefusal>(deps, key, async (trx) => {
    const loaded = await loadOwn(trx, command, 'withdraw')
    if (!loaded.ok) return loaded
    const { application } = loaded.value
    const withdrawn = await endApplication(trx, application, { state: 'withdrawn' }, deps.clock.now())
    if (!withdrawn) return refuse({ code: 'changed-meanwhile' })
    await recordEvent(trx, deps, {
      subjectId: holderId,
      event: 'application-withdrawn',
      actor: { kind: 'holder', id: accountId },
      requestId: applicationId,
      details: { reference: application.reference },
    })
    await notifyApplicant(trx, deps, withdrawn, 'application-withdrawn', {})
    return ok({ applicationId })
  })
}
