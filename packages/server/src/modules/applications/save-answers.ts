import { isDeepStrictEqual } from 'node:util'
import type { AnswerFault } from '#domain/applications/answer-fault.ts'
import { takeAnswer, type Answers, type StepAnswer } from '#domain/applications/answers.ts'
import type { Application } from '#domain/applications/application.ts'
import { faultsOf, nextStep, type Step } from '#domain/applications/steps.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Queryable } from '#platform/db/database.ts'
import { answerColumns } from './application-row.ts'
import { changeApplication } from './application-store.ts'
import type { ApplicantCommand, ApplicationDeps } from './deps.ts'
import { draftFacts, type DraftFacts } from './draft-facts.ts'
import { findDuplicate, guardKey, type Duplicate } from './guard-store.ts'
import { loadOwn, type ActRefusal } from './load-application.ts'

export type SaveApplicationAnswersDeps = Pick<ApplicationDeps, 'db' | 'clock' | 'reference' | 'fingerprint'>

export type SaveApplicationAnswers = ApplicantCommand & {
  /** The version that the page was made from. */
  readonly version: number
  readonly answer: StepAnswer
}

export type ApplicationAnswersSaved = {
  readonly version: number
  readonly nextStep: Step
  /** What will stand in the way when this is sent, where it is the applicant's own; null: nothing that may be told. */
  readonly duplicate: Duplicate | null
}

/** Another tab or device saved meanwhile: here is what stands there now, nothing of it is overwritten. */
export type ApplicationChanged = {
  readonly code: 'changed-meanwhile'
  readonly version: number
  readonly answers: Answers
}

export type SaveApplicationAnswersRefusal =
  | CommandReused
  | ActRefusal
  | ApplicationChanged
  | { readonly code: 'answers-not-valid'; readonly faults: readonly AnswerFault[] }

/** Saves one page of a draft. Nothing is taken that could not be sent. */
export function saveApplicationAnswers(
  deps: SaveApplicationAnswersDeps,
  command: SaveApplicationAnswers,
): Promise<Result<ApplicationAnswersSaved, SaveApplicationAnswersRefusal>> {
  const { commandId, holderId, applicationId, version, answer } = command
  const key = {
    subjectId: holderId,
    commandId,
    name: 'save-application-answers',
    body: { applicationId, version, answer },
  }
  return runCommand<ApplicationAnswersSaved, SaveApplicationAnswersRefusal>(deps, key, async (trx) => {
    // A draft takes answers as long as it could be submitted.
    const loaded = await loadOwn(trx, command, 'submit')
    if (!loaded.ok) return loaded
    const { application } = loaded.value
    const after = takeAnswer(application.answers, answer)
    const isUnchanged = isDeepStrictEqual(after, application.answers)
    // Back, and the same page sent again: there is nothing that could be lost.
    if (application.version !== version && !isUnchanged) return refuse(changed(application))
    const facts = await draftFacts(trx, deps, application, after)
    const faults = faultsOf(answer.step, after, facts)
    if (faults.length > 0) return refuse({ code: 'answers-not-valid', faults })
    const saved = isUnchanged
      ? application
      : await changeApplication(trx, application, answerColumns(after), deps.clock.now())
    if (!saved) return refuse(changed(application))
    const duplicate = await findOwnDuplicate(trx, deps, saved, facts)
    return ok({ version: saved.version, nextStep: nextStep(after, facts), duplicate })
  })
}

export function changed({ version, answers }: Application): ApplicationChanged {
  return { code: 'changed-meanwhile', version, answers }
}

/** What will stand in the way of a draft, where it is the applicant's own; null: nothing that may be told. */
export async function findOwnDuplicate(
  db: Queryable,
  { fingerprint }: Pick<SaveApplicationAnswersDeps, 'fingerprint'>,
  application: Application,
  { findOffer }: Pick<DraftFacts, 'findOffer'>,
): Promise<Duplicate | null> {
  const { passport, journey } = application.answers
  const offer = journey && findOffer(journey.offer)
  if (!passport || !journey || !offer) return null
  const key = guardKey(fingerprint, passport, offer.cardType)
  const found = await findDuplicate(db, key, { ...application, arrivalOn: journey.arrivalOn })
  return found && found.code !== 'passport-in-use' ? found : null
}
