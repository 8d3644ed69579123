import { faultsOf, missing } from '#domain/applications/steps.ts'
import type { Application } from '#domain/applications/application.ts'
import { submitApplication, type SubmitApplicationRefusal } from '#modules/applications'
import { unreachable } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { tooManyAttempts } from '../../shared/sign-in/too-many-page.tsx'
import { commandOf, withApplication } from '../applications/own-application.ts'
import { applicationPath } from '../applications/paths.ts'
import { shownVersion, untyped } from '../shared/answer-form.tsx'
import { answerLink } from '../shared/answer-row.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { CheckPage } from './check-step.tsx'
import type { Draft } from './draft.ts'
import { duplicateText } from './duplicate-note.tsx'
import { errorsOf } from './fault-texts.ts'
import { withDraft } from './with-draft.ts'

export function showCheck(page: HolderPage): Promise<Response> {
  return withDraft(page, async (draft) => page.html(<CheckPage page={page} draft={draft} errors={{}} />))
}

/** Sends the application. Sent twice, by whatever way, it leads to the same page and happened once (I-16). */
export function sendApplication(page: HolderPage): Promise<Response> {
  return withApplication(page, async (application) => {
    const command = { ...commandOf(page, application), version: shownVersion(page) }
    const sent = await submitApplication(page.deps.applications, command)
    if (!sent.ok) return refusalPage(page, application, sent.refusal)
    return page.redirect(applicationPath(application, sent.value.fee === null ? 'submitted' : 'pay'))
  })
}

function refusalPage(
  page: HolderPage,
  application: Application,
  refusal: SubmitApplicationRefusal,
): Response | Promise<Response> {
  const { duplicates } = page.t.applySteps
  switch (refusal.code) {
    case 'application-not-found':
      return notFoundPage(page)
    case 'too-many-attempts':
      return tooManyAttempts(page, 'holder', refusal.retryAt)
    case 'action-not-allowed-in-state':
    case 'action-not-allowed-for-actor':
      return page.redirect(applicationPath(application))
    case 'application-already-open':
    case 'card-already-valid':
    case 'passport-in-use':
      return again(page, () => ({ [answerLink('passport')]: duplicateText(page, refusal) }))
    case 'person-on-record':
    case 'person-differs':
      return again(page, () => ({ [answerLink('passport')]: duplicates[refusal.code] }))
    case 'answers-incomplete':
      return again(page, (draft) => incompleteErrors(page, draft))
    case 'changed-meanwhile':
    case 'command-id-reused':
      return withDraft(page, (draft) =>
        page.html(<CheckPage page={untyped(page)} draft={draft} errors={{}} isChanged />, 409),
      )
    case 'calendar-not-covered':
      throw new Error(`the authority's calendar does not reach far enough: ${refusal.code}`)
    default:
      return unreachable(refusal)
  }
}

function again(page: HolderPage, errors: (draft: Draft) => FormErrors): Promise<Response> {
  return withDraft(page, (draft) => page.html(<CheckPage page={page} draft={draft} errors={errors(draft)} />, 400))
}

/** One line for each page that needs something; it leads to the link beside that answer. */
function incompleteErrors(page: HolderPage, draft: Draft): FormErrors {
  const { answers } = draft.application
  return Object.fromEntries(
    missing(answers, draft.facts).map((step) => {
      const [text] = Object.values(errorsOf(page, draft, faultsOf(step, answers, draft.facts)))
      return [answerLink(step), text ?? page.t.cancel.check.notAnswered]
    }),
  )
}
