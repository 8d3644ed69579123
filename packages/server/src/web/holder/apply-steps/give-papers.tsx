import type { Application } from '#domain/applications/application.ts'
import { faultsOf, nextStep } from '#domain/applications/steps.ts'
import { addApplicationPaper, removeApplicationPaper } from '#modules/applications'
import { isId } from '#kernel/ids.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { commandOf, withApplication } from '../applications/own-application.ts'
import { applicationPath } from '../applications/paths.ts'
import { takeUpload, type AddUpload } from '../evidence/take-upload.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { stepAfter, stepBefore, stepPath, type Draft } from './draft.ts'
import { errorsOf } from './fault-texts.ts'
import { papersOfDraft } from './asked-papers.ts'
import { PapersPage } from './papers-step.tsx'
import { goOn } from './save-step.ts'
import { withDraft } from './with-draft.ts'

export function showPapers(page: HolderPage): Promise<Response> {
  return withDraft(page, async (draft) => {
    const { application, facts } = draft
    const before = stepBefore(draft, 'papers')
    if (before !== undefined) return page.redirect(applicationPath(application, before))
    // no rule asks any more: the page does not exist for these answers
    if (facts.papersAsked.length === 0) {
      return page.redirect(applicationPath(application, stepAfter(draft, 'papers')))
    }
    return page.html(<PapersPage page={page} draft={draft} errors={{}} />)
  })
}

/** Takes a file, or goes on. Who chose a file and pressed "Continue" wants both. */
export function sendPapers(page: HolderPage): Promise<Response> {
  return withDraft(page, async (draft) => {
    const isGoingOn = page.field('do') === 'continue'
    if (!isGoingOn || page.files['file']) {
      const errors = await takeUpload(page, papersOfDraft(page, draft), toApplication(page, draft.application))
      if (errors) return again(page, draft, errors)
      if (!isGoingOn) return page.redirect(stepPath(page, draft.application, 'papers'))
    }
    return withDraft(page, (changed) => leave(page, changed))
  })
}

export function toApplication(page: HolderPage, application: Application): AddUpload {
  return (file) => addApplicationPaper(page.deps.applications, { ...commandOf(page, application), ...file })
}

async function leave(page: HolderPage, draft: Draft): Promise<Response> {
  const { application, facts } = draft
  const faults = faultsOf('papers', application.answers, facts)
  if (faults.length > 0) return again(page, draft, errorsOf(page, draft, faults))
  return goOn(page, draft, 'papers', nextStep(application.answers, facts))
}

function again(page: HolderPage, draft: Draft, errors: FormErrors): Promise<Response> {
  return page.html(<PapersPage page={page} draft={draft} errors={errors} />, 400)
}

/** Takes back a paper that was not sent yet. Whatever stood in the way, the page then shows what is there. */
export function removePaper(page: HolderPage): Promise<Response> {
  return withApplication(page, async (application) => {
    const fileId = page.param('fileId')
    if (!isId(fileId)) return notFoundPage(page)
    const command = { ...commandOf(page, application), fileId }
    const removed = await removeApplicationPaper(page.deps.applications, command)
    const isUnknown = !removed.ok && removed.refusal.code === 'paper-not-found'
    return isUnknown ? notFoundPage(page) : page.redirect(applicationPath(application, 'papers'))
  })
}
