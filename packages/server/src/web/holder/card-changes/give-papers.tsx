import type { ChangeKind } from '#domain/card-changes/change.ts'
import { missingPaper } from '#domain/card-changes/papers.ts'
import { addChangePaper, removeChangePaper } from '#modules/applications'
import { isId } from '#kernel/ids.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { takeUpload, type AddUpload } from '../evidence/take-upload.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { askedPaper } from './asked-paper.ts'
import { commandOf, withDraft, type OwnDraft } from './own-draft.ts'
import { ChangePapersPage } from './papers-page.tsx'
import { changesPath } from './paths.ts'

export function showPapers(page: HolderPage, kind: ChangeKind): Promise<Response> {
  return withDraft(page, kind, (own) => page.html(<ChangePapersPage {...own} errors={{}} />))
}

/** Takes a file, or goes on. Who chose a file and pressed "Continue" wants both. */
export function sendPapers(page: HolderPage, kind: ChangeKind): Promise<Response> {
  return withDraft(page, kind, async (own) => {
    const isGoingOn = page.field('do') === 'continue'
    if (!isGoingOn || page.files['file']) {
      const errors = await takeUpload(page, [askedPaper(page, kind)], toDraft(own))
      if (errors) return papersAgain(own, errors)
      if (!isGoingOn) return page.redirect(changesPath(own.card.facts.card.id, kind, 'papers'))
    }
    return withDraft(page, kind, leave)
  })
}

function toDraft(own: OwnDraft): AddUpload {
  return (file) => addChangePaper(own.page.deps.applications, { ...commandOf(own), requestId: own.draft.id, ...file })
}

function leave(own: OwnDraft): Response | Promise<Response> {
  const { page, card, kind, papers } = own
  const missing = missingPaper(
    kind,
    papers.map(({ paper }) => paper),
  )
  return missing
    ? papersAgain(own, missingError(page, kind))
    : page.redirect(changesPath(card.facts.card.id, kind, 'check'))
}

/** What to do about a paper that nothing can be sent without. */
export function missingError(page: HolderPage, kind: ChangeKind): FormErrors {
  return { file: page.t.cardChanges.faults['paper-missing'](askedPaper(page, kind).name) }
}

export function papersAgain(own: OwnDraft, errors: FormErrors): Promise<Response> {
  return own.page.html(<ChangePapersPage {...own} errors={errors} />, 400)
}

/** Takes back a paper that was not sent yet. Whatever stood in the way, the page then shows what is there. */
export async function removePaper(page: HolderPage, kind: ChangeKind): Promise<Response> {
  const fileId = page.param('fileId')
  if (!isId(fileId)) return notFoundPage(page)
  return withDraft(page, kind, async (own) => {
    const { kind: _kind, ...command } = commandOf(own)
    const removed = await removeChangePaper(page.deps.applications, { ...command, requestId: own.draft.id, fileId })
    const isUnknown = !removed.ok && removed.refusal.code === 'paper-not-found'
    return isUnknown ? notFoundPage(page) : page.redirect(changesPath(own.card.facts.card.id, kind, 'papers'))
  })
}
