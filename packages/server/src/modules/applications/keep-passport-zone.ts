import { takeZone } from '#domain/applications/answers.ts'
import { readPassport } from '#domain/applications/passport.ts'
import { dayInZone } from '#kernel/calendar-day.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import { answerColumns } from './application-row.ts'
import { changeApplication } from './application-store.ts'
import type { ApplicantCommand, ApplicationDeps, ChangedMeanwhileRefusal } from './deps.ts'
import { loadOwn, type ActRefusal } from './load-application.ts'

export type KeepPassportZone = ApplicantCommand & {
  /** The two lines as a camera read them, right or not. */
  readonly mrz: string
}

export type PassportZoneKept = {
  readonly version: number
  /** Every check digit fits: there is something to confirm. */
  readonly isWhole: boolean
}

export type KeepPassportZoneRefusal = CommandReused | ActRefusal | ChangedMeanwhileRefusal

/**
 * Keeps what was read from a photo of the passport, until its owner has confirmed it: the next page, on whatever device,
 * shows it filled in. Nothing is confirmed by it, and what is wrong in it is told there.
 */
export function keepPassportZone(
  deps: Pick<ApplicationDeps, 'db' | 'clock' | 'reference'>,
  command: KeepPassportZone,
): Promise<Result<PassportZoneKept, KeepPassportZoneRefusal>> {
  const { commandId, holderId, applicationId, mrz } = command
  const key = { subjectId: holderId, commandId, name: 'keep-passport-zone', body: { applicationId, mrz } }
  return runCommand<PassportZoneKept, KeepPassportZoneRefusal>(deps, key, async (trx) => {
    const loaded = await loadOwn(trx, command, 'submit')
    if (!loaded.ok) return loaded
    const { application } = loaded.value
    const at = deps.clock.now()
    const today = dayInZone(at, (await deps.reference.today()).calendar.timeZone)
    const answers = takeZone(application.answers, mrz, today)
    const kept = await changeApplication(trx, application, answerColumns(answers), at)
    if (!kept) return refuse({ code: 'changed-meanwhile' })
    return ok({ version: kept.version, isWhole: readPassport(mrz, today).ok })
  })
}
