import type { Application } from '#domain/applications/application.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import { erasePapers } from '#modules/evidence'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Trx } from '#platform/db/database.ts'
import { deleteDraft } from './application-store.ts'
import type { ApplicantCommand, ApplicationDeps, ChangedMeanwhileRefusal } from './deps.ts'
import { loadOwn, type ActRefusal } from './load-application.ts'

export type ApplicationDraftErased = { readonly applicationId: Id }

export type EraseApplicationDraftRefusal = CommandReused | ActRefusal | ChangedMeanwhileRefusal

/** Gives up a draft: answers and papers are gone, only the fact that there was one stays in the audit. */
export function eraseApplicationDraft(
  deps: Pick<ApplicationDeps, 'db' | 'clock'>,
  command: ApplicantCommand,
): Promise<Result<ApplicationDraftErased, EraseApplicationDraftRefusal>> {
  const { commandId, holderId, applicationId, accountId } = command
  const key = { subjectId: holderId, commandId, name: 'erase-application-draft', body: { applicationId } }
  return runCommand<ApplicationDraftErased, EraseApplicationDraftRefusal>(deps, key, async (trx) => {
    // What can still be submitted is a draft.
    const loaded = await loadOwn(trx, command, 'submit')
    if (!loaded.ok) return loaded
    const isErased = await eraseLoadedDraft(trx, deps, loaded.value.application, { kind: 'holder', id: accountId })
    return isErased ? ok({ applicationId }) : refuse({ code: 'changed-meanwhile' })
  })
}

/** The part that the applicant's click and the sweep of old drafts share. @returns false when it was changed meanwhile */
export async function eraseLoadedDraft(
  trx: Trx,
  deps: { readonly clock: Clock },
  application: Application,
  actor: AuditActor,
): Promise<boolean> {
  const { holderId, id: requestId, reference } = application
  if (!(await deleteDraft(trx, application))) return false
  await erasePapers(trx, holderId, requestId)
  const details = { reference }
  await recordEvent(trx, deps, { subjectId: holderId, event: 'application-erased', actor, requestId, details })
  return true
}
