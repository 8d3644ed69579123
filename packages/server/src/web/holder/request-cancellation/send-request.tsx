import { faultsOf, missing } from '#domain/cancellations/steps.ts'
import { submitRequest, type SubmitRequestRefusal } from '#modules/cancellations'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { unreachable } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { formatDay } from '../../shared/format.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { shownVersion, untyped } from '../shared/answer-form.tsx'
import { answerLink } from '../shared/answer-row.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { commandOf, pathOf, withRequest } from '../request/own-request.ts'
import { CheckPage } from './check-step.tsx'
import { type Draft } from './draft.ts'
import { errorsOf } from './fault-texts.ts'
import { withDraft } from './with-draft.ts'

export function showCheck(page: HolderPage): Promise<Response> {
  return withDraft(page, async (draft) => page.html(<CheckPage page={page} draft={draft} errors={{}} />))
}

/** Sends the request. Sent twice, by whatever way, it leads to the same page and happened once (I-16). */
export function sendRequest(page: HolderPage): Promise<Response> {
  return withRequest(page, async (request) => {
    const sent = await submitRequest(page.deps, {
      ...commandOf(page, request),
      version: shownVersion(page),
      sessionId: page.session.id,
      isDeclaredTrue: page.field('declaration') === 'yes',
    })
    return sent.ok ? page.redirect(pathOf(request, 'submitted')) : refusalPage(page, request, sent.refusal)
  })
}

function refusalPage(
  page: HolderPage,
  request: CancellationRequest,
  refusal: SubmitRequestRefusal,
): Response | Promise<Response> {
  switch (refusal.code) {
    case 'request-not-found':
      return notFoundPage(page)
    case 'action-not-allowed-in-state':
    case 'action-not-allowed-for-actor':
      return page.redirect(pathOf(request, 'submitted'))
    case 'declaration-missing':
      return again(page, () => ({ declaration: page.t.cancel.check.declarationMissing }))
    case 'stop-before-issue': {
      const issuedOn = formatDay(page.language, refusal.issuedOn)
      return again(page, () => ({ declaration: page.t.cancel.check.notIssuedYet(issuedOn) }))
    }
    case 'card-not-cancellable':
    case 'request-already-open':
    case 'answers-incomplete':
      // a card that changed answers with its own page, see withDraft
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
  const { answers } = draft.request
  return Object.fromEntries(
    missing(answers, draft.facts).map((step) => {
      const [text] = Object.values(errorsOf(page, draft, faultsOf(step, answers, draft.facts)))
      return [answerLink(step), text ?? page.t.cancel.check.notAnswered]
    }),
  )
}
