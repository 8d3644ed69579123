import { faultsOf } from '#domain/cancellations/steps.ts'
import { saveAnswers, type SaveAnswersRefusal } from '#modules/cancellations'
import { unreachable } from '#kernel/result.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { shownVersion, untyped } from '../shared/answer-form.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { commandOf, pathOf } from '../request/own-request.ts'
import type { AnswerStep } from './answer-step.ts'
import { isFromCheck, stepAfter, stepBefore, type Draft } from './draft.ts'
import { errorsOf } from './fault-texts.ts'
import { withDraft } from './with-draft.ts'

/** Shows one page of the draft; somebody who jumped ahead is led to the page that comes first. */
export function showStep(page: HolderPage, { step, view }: AnswerStep): Promise<Response> {
  return withDraft(page, async (draft) => {
    const before = stepBefore(draft, step)
    if (before !== undefined) return page.redirect(pathOf(draft.request, before))
    return page.html(view({ page, draft, errors: errorsOf(page, draft, staleFaults(draft, step)) }))
  })
}

/** What was right when it was answered and is not any more: a day that has passed since. */
function staleFaults({ request: { answers }, facts }: Draft, step: AnswerStep['step']) {
  const isAnswered = { where: answers.whereabouts, reason: answers.reasonCode, effect: answers.effect }
  const answered = step in isAnswered ? isAnswered[step as keyof typeof isAnswered] : null
  return answered === null ? [] : faultsOf(step, answers, facts)
}

export function saveStep(page: HolderPage, answerStep: AnswerStep): Promise<Response> {
  return withDraft(page, async (draft) => {
    const read = answerStep.read(page.fields, draft)
    if (!read.ok) {
      return page.html(answerStep.view({ page, draft, errors: errorsOf(page, draft, [read.refusal]) }), 400)
    }
    const command = { ...commandOf(page, draft.request), version: shownVersion(page), answer: read.value }
    const saved = await saveAnswers(page.deps, command)
    if (!saved.ok) return refusalPage(page, answerStep, draft, saved.refusal)
    return goOn(page, draft, answerStep.step, saved.value.nextStep)
  })
}

/** Back to "Check your answers" when that is where the holder came from, unless the change asks for more. */
export async function goOn(
  page: HolderPage,
  { request }: Draft,
  step: Parameters<typeof stepAfter>[1],
  nextStep: Parameters<typeof stepAfter>[1],
): Promise<Response> {
  if (isFromCheck(page)) return page.redirect(pathOf(request, nextStep))
  return withDraft(page, async (changed) => page.redirect(pathOf(request, stepAfter(changed, step))))
}

function refusalPage(
  page: HolderPage,
  { view }: AnswerStep,
  draft: Draft,
  refusal: SaveAnswersRefusal,
): Response | Promise<Response> {
  switch (refusal.code) {
    case 'request-not-found':
      return notFoundPage(page)
    case 'action-not-allowed-in-state':
    case 'action-not-allowed-for-actor':
      return page.redirect(pathOf(draft.request))
    case 'answers-not-valid':
      return page.html(view({ page, draft, errors: errorsOf(page, draft, refusal.faults) }), 400)
    case 'changed-meanwhile':
    case 'command-id-reused':
      return withDraft(page, (newer) =>
        page.html(view({ page: untyped(page), draft: newer, errors: {}, isChanged: true }), 409),
      )
    case 'calendar-not-covered':
      throw new Error(`the authority's calendar does not reach far enough: ${refusal.code}`)
    default:
      return unreachable(refusal)
  }
}
