import type { AnswerFault } from '#domain/applications/answer-fault.ts'
import type { Answers } from '#domain/applications/answers.ts'
import { faultsOf, type Step } from '#domain/applications/steps.ts'
import { saveApplicationAnswers, type SaveApplicationAnswersRefusal } from '#modules/applications'
import { unreachable } from '#kernel/result.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { shownVersion, untyped } from '../shared/answer-form.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import type { AnswerStep } from './answer-step.ts'
import { isFromCheck, stepAfter, stepBefore, type Draft } from './draft.ts'
import { errorsOf } from './fault-texts.ts'
import { commandOf } from '../applications/own-application.ts'
import { applicationPath } from '../applications/paths.ts'
import { withDraft } from './with-draft.ts'

/** Shows one page of the draft; somebody who jumped ahead is led to the page that comes first. */
export function showStep(page: HolderPage, { step, view }: AnswerStep): Promise<Response> {
  return withDraft(page, async (draft) => {
    const before = stepBefore(draft, step)
    if (before !== undefined) return page.redirect(applicationPath(draft.application, before))
    return page.html(view({ page, draft, errors: errorsOf(page, draft, staleFaults(draft, step)) }))
  })
}

/** What is wrong with what stands there, as a day that has passed since; what was never asked is no fault yet. */
function staleFaults({ application: { answers }, facts }: Draft, step: AnswerStep['step']): AnswerFault[] {
  return isAnswered(answers, step)
    ? faultsOf(step, answers, facts).filter(({ code }) => !code.endsWith('-missing'))
    : []
}

function isAnswered({ passport, mrz, person, journey }: Answers, step: AnswerStep['step']): boolean {
  if (step === 'passport') return passport !== null || mrz !== null
  return (step === 'person' && person !== null) || (step === 'journey' && journey !== null)
}

export function saveStep(page: HolderPage, answerStep: AnswerStep): Promise<Response> {
  return withDraft(page, async (draft) => {
    const read = answerStep.read(page.fields, draft)
    if (!read.ok) return again(page, answerStep, draft, read.refusal)
    const command = { ...commandOf(page, draft.application), version: shownVersion(page), answer: read.value }
    const saved = await saveApplicationAnswers(page.deps.applications, command)
    if (!saved.ok) return refusalPage(page, answerStep, draft, saved.refusal)
    return goOn(page, draft, answerStep.step, saved.value.nextStep)
  })
}

/** Back to "Check your answers" when that is where the applicant came from, unless the change asks for more. */
export async function goOn(page: HolderPage, { application }: Draft, step: Step, nextStep: Step): Promise<Response> {
  if (isFromCheck(page)) return page.redirect(applicationPath(application, nextStep))
  return withDraft(page, async (changed) => page.redirect(applicationPath(application, stepAfter(changed, step))))
}

function again(
  page: HolderPage,
  { view }: AnswerStep,
  draft: Draft,
  faults: readonly AnswerFault[],
): Promise<Response> {
  return page.html(view({ page, draft, errors: errorsOf(page, draft, faults) }), 400)
}

function refusalPage(
  page: HolderPage,
  answerStep: AnswerStep,
  draft: Draft,
  refusal: SaveApplicationAnswersRefusal,
): Response | Promise<Response> {
  switch (refusal.code) {
    case 'application-not-found':
      return notFoundPage(page)
    case 'action-not-allowed-in-state':
    case 'action-not-allowed-for-actor':
      return page.redirect(applicationPath(draft.application))
    case 'answers-not-valid':
      return again(page, answerStep, draft, refusal.faults)
    case 'changed-meanwhile':
    case 'command-id-reused':
      return withDraft(page, (newer) =>
        page.html(answerStep.view({ page: untyped(page), draft: newer, errors: {}, isChanged: true }), 409),
      )
    default:
      return unreachable(refusal)
  }
}
