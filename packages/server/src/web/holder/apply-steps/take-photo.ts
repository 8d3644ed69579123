import { isPassportPageAsked, passportPagePaper } from '#domain/applications/passport-page.ts'
import { addApplicationPaper, keepPassportZone, removeApplicationPaper } from '#modules/applications'
import type { UploadedFile } from '../../shared/fields.ts'
import { commandOf } from '../applications/own-application.ts'
import { uploadError } from '../evidence/take-upload.ts'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { stepPath, type Draft } from './draft.ts'
import { passportStep } from './passport-step.tsx'
import { withDraft } from './with-draft.ts'

/**
 * Reads a photo of the data page. It is kept as the paper that it is, so that nobody sends the page twice; what was read
 * waits in the draft to be confirmed, on this device or another.
 */
export function takePhoto(page: HolderPage): Promise<Response> {
  return withDraft(page, async (draft) => {
    const file = page.files['photo']
    if (!file) return again(page, draft, page.t.cancel.evidence.faults['none-chosen'])
    const read = await page.deps.readPassport(file.bytes)
    if (!read.ok) return again(page, draft, page.t.applySteps.passport.unreadable[read.refusal.because])
    const problem = isPassportPageAsked(draft.facts.book) ? await keepPicture(page, draft, file) : undefined
    if (problem !== undefined) return again(page, draft, problem)
    const command = { ...commandOf(page, draft.application), commandId: page.deps.newId() }
    const kept = await keepPassportZone(page.deps.applications, { ...command, mrz: read.value.lines.join('\n') })
    // somebody was faster: the page says what stands there now
    if (!kept.ok) page.deps.log.info({ refusal: kept.refusal.code }, 'what was read from a photo was not kept')
    return page.redirect(stepPath(page, draft.application, 'passport'))
  })
}

function again(page: HolderPage, draft: Draft, photo: string): Promise<Response> {
  return page.html(passportStep.view({ page, draft, errors: { photo } }), 400)
}

/** Takes the place of an earlier picture of the page. @returns what was wrong with it */
async function keepPicture(page: HolderPage, draft: Draft, file: UploadedFile): Promise<string | undefined> {
  const { applications, newId } = page.deps
  const command = commandOf(page, draft.application)
  const added = await addApplicationPaper(applications, {
    ...command,
    paper: passportPagePaper,
    fileName: file.name,
    bytes: file.bytes,
  })
  if (!added.ok) return Object.values(uploadError(page, added.refusal))[0]
  for (const { id: fileId } of draft.papers.filter(
    ({ id, paper }) => paper === passportPagePaper && id !== added.value.fileId,
  )) {
    await removeApplicationPaper(applications, { ...command, commandId: newId(), fileId })
  }
  return undefined
}
