import { isDeepStrictEqual } from 'node:util'
import type { AnswerFault } from '#domain/cancellations/answer-faults.ts'
import { takeAnswer, type Answers, type StepAnswer } from '#domain/cancellations/answers.ts'
import type { CalendarRefusal } from '#domain/calendar/authority-calendar.ts'
import { faultsOf, nextStep, type Step } from '#domain/cancellations/steps.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { CancellationDeps, HolderCommand } from './deps.ts'
import { loadForAction, type ActRefusal } from './load-request.ts'
import { requestFacts } from './request-facts.ts'
import { answerColumns } from './request-row.ts'
import { changeRequest } from './request-store.ts'

export type SaveAnswersDeps = Pick<CancellationDeps, 'db' | 'clock' | 'reference'>

export type SaveAnswers = HolderCommand & {
  /** The version that the page was made from. */
  readonly version: number
  readonly answer: StepAnswer
}

export type AnswersSaved = { readonly version: number; readonly nextStep: Step }

/** Another tab saved meanwhile: here is what stands there now, nothing of it is overwritten. */
export type ChangedMeanwhile = {
  readonly code: 'changed-meanwhile'
  readonly version: number
  readonly answers: Answers
}

export type SaveAnswersRefusal =
  | CommandReused
  | ActRefusal
  | ChangedMeanwhile
  | { readonly code: CalendarRefusal }
  | { readonly code: 'answers-not-valid'; readonly faults: readonly AnswerFault[] }

/** Saves one page of a draft. Nothing is taken that could not be sent; what it makes unfit is dropped with it. */
export function saveAnswers(
  deps: SaveAnswersDeps,
  command: SaveAnswers,
): Promise<Result<AnswersSaved, SaveAnswersRefusal>> {
  const { commandId, holderId, requestId, version, answer } = command
  const key = { subjectId: holderId, commandId, name: 'save-answers', body: { requestId, version, answer } }
  return runCommand<AnswersSaved, SaveAnswersRefusal>(deps, key, async (trx) => {
    // A draft takes answers as long as it could be submitted.
    const loaded = await loadForAction(trx, { holderId, requestId, action: 'submit', actor: 'holder' })
    if (!loaded.ok) return loaded
    const { request } = loaded.value
    const after = takeAnswer(request.answers, answer)
    const isUnchanged = isDeepStrictEqual(after, request.answers)
    // Back, and the same page sent again: there is nothing that could be lost.
    if (request.version !== version && !isUnchanged) return refuse(changedMeanwhile(request))
    const facts = await requestFacts(trx, deps, request, after)
    if (!facts.ok) return facts
    const faults = faultsOf(answer.step, after, facts.value)
    if (faults.length > 0) return refuse({ code: 'answers-not-valid', faults })
    if (isUnchanged) return ok({ version: request.version, nextStep: nextStep(after, facts.value) })
    const now = deps.clock.now()
    const changed = await changeRequest(trx, request, answerColumns(request.answers, after, now), now)
    if (!changed) return refuse(changedMeanwhile(request))
    return ok({ version: changed.version, nextStep: nextStep(after, facts.value) })
  })
}

export function changedMeanwhile({ version, answers }: { version: number; answers: Answers }): ChangedMeanwhile {
  return { code: 'changed-meanwhile', version, answers }
}
