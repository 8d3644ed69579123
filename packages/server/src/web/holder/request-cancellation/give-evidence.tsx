import { faultsOf, nextStep } from '#domain/cancellations/steps.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { papersOfDraft } from '../evidence/asked-papers.ts'
import { takeUpload, toRequest } from '../evidence/take-upload.ts'
import { pathOf } from '../request/own-request.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { stepAfter, stepBefore, stepPath, type Draft } from './draft.ts'
import { EvidencePage } from './evidence-step.tsx'
import { errorsOf } from './fault-texts.ts'
import { goOn } from './save-step.ts'
import { withDraft } from './with-draft.ts'

export function showEvidence(page: HolderPage): Promise<Response> {
  return withDraft(page, async (draft) => {
    const { request, facts } = draft
    const before = stepBefore(draft, 'evidence')
    if (before !== undefined) return page.redirect(pathOf(request, before))
    // no rule asks any more: the page does not exist for these answers
    if (facts.papersAsked.length === 0) return page.redirect(pathOf(request, stepAfter(draft, 'evidence')))
    return page.html(<EvidencePage page={page} draft={draft} errors={{}} />)
  })
}

/** Takes a file, or goes on. Who chose a file and pressed "Continue" wants both. */
export function sendEvidence(page: HolderPage): Promise<Response> {
  return withDraft(page, async (draft) => {
    const isGoingOn = page.field('do') === 'continue'
    if (!isGoingOn || page.files['file']) {
      const errors = await takeUpload(page, papersOfDraft(page, draft), toRequest(page, draft.request))
      if (errors) return again(page, draft, errors)
      if (!isGoingOn) return page.redirect(stepPath(page, draft.request, 'evidence'))
    }
    return withDraft(page, (changed) => leave(page, changed))
  })
}

async function leave(page: HolderPage, draft: Draft): Promise<Response> {
  const { request, facts } = draft
  const faults = faultsOf('evidence', request.answers, facts)
  if (faults.length > 0) return again(page, draft, errorsOf(page, draft, faults))
  return goOn(page, draft, 'evidence', nextStep(request.answers, facts))
}

function again(page: HolderPage, draft: Draft, errors: FormErrors): Promise<Response> {
  return page.html(<EvidencePage page={page} draft={draft} errors={errors} />, 400)
}
