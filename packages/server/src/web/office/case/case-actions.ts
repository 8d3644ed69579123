import {
  addNote,
  claimCase,
  openCase,
  releaseCase,
  renewLease,
  viewEvidence,
  type AddNoteRefusal,
  type CaseKey,
  type ClaimCaseRefusal,
  type OpenCaseRefusal,
  type ReleaseCaseRefusal,
  type RenewLeaseRefusal,
} from '#modules/review'
import { isId } from '#kernel/ids.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { forbiddenPage, notFoundPage } from '../../shared/problem-pages.tsx'
import { showConflict } from '../decide-case/show-conflict.ts'
import { formatTime } from '../shared/format.ts'
import { casePath, staffCommandOf, staffOf, withCase, type OfficePage } from '../shared/office-page.ts'
import { showClosedCase, showOpenCase } from './show-case.ts'

const done = (page: OfficePage, { requestId }: CaseKey, what: keyof OfficePage['t']['office']['done']) =>
  page.redirect(`${casePath(requestId)}?done=${what}`)

/** What stops any of these: the case is in other hands, or has moved on, or was never there. */
function stopped(
  page: OfficePage,
  key: CaseKey,
  refusal: ClaimCaseRefusal | ReleaseCaseRefusal | RenewLeaseRefusal,
): Promise<Response> | Response {
  switch (refusal.code) {
    case 'case-not-found':
      return notFoundPage(page)
    case 'role-not-allowed':
      return forbiddenPage(page)
    // a form that was shown before and sent again: the page says how the case stands
    case 'command-id-reused':
      return page.redirect(casePath(key.requestId))
    default:
      return showConflict(page, key, refusal)
  }
}

export function claim(page: OfficePage): Promise<Response> {
  return withCase(page, async (key) => {
    const claimed = await claimCase(page.deps, staffCommandOf(page, key))
    return claimed.ok ? done(page, key, 'case-claimed') : stopped(page, key, claimed.refusal)
  })
}

export function release(page: OfficePage): Promise<Response> {
  return withCase(page, async (key) => {
    const released = await releaseCase(page.deps, staffCommandOf(page, key))
    return released.ok ? page.redirect('/office?done=case-released') : stopped(page, key, released.refusal)
  })
}

/** For the button and for the script, which asks for JSON and stays on its page. */
export function renew(page: OfficePage): Promise<Response> {
  return withCase(page, async (key) => {
    const renewed = await renewLease(page.deps, staffCommandOf(page, key))
    const wantsJson = page.c.req.header('accept') === 'application/json'
    if (!renewed.ok) {
      return wantsJson ? page.c.json({ code: renewed.refusal.code }, 409) : stopped(page, key, renewed.refusal)
    }
    if (!wantsJson) return done(page, key, 'lease-renewed')
    const until = new Date(renewed.value.leaseUntil)
    const { timeZone } = (await page.deps.reference.today()).calendar
    const seconds = Math.floor((until.getTime() - page.deps.clock.now().getTime()) / 1000)
    return page.c.json({ seconds, text: page.t.office.lease.mine(formatTime(page.language, until, timeZone)) })
  })
}

export function open(page: OfficePage): Promise<Response> {
  return withCase(page, async (key) => {
    const said = { reason: page.field('reason'), text: page.field('text').trim() || null }
    const opened = await openCase(page.deps, { ...staffCommandOf(page, key), ...said })
    if (opened.ok) return page.redirect(casePath(key.requestId))
    const errors = openingErrors(page, opened.refusal)
    return errors ? showClosedCase(page, key, errors) : notFoundPage(page)
  })
}

function openingErrors({ t }: OfficePage, refusal: OpenCaseRefusal): FormErrors | undefined {
  const { reason } = t.office
  switch (refusal.code) {
    case 'opening-reason-unknown':
      return { reason: reason.choose }
    case 'opening-text-missing':
      return { text: reason.textMissing }
    case 'opening-text-too-long':
      return { text: reason.tooLong(refusal.max) }
    case 'command-id-reused':
      return { reason: t.office.decide.sendAgain }
    case 'case-not-found':
    case 'role-not-allowed':
      return undefined
  }
}

export function writeNote(page: OfficePage): Promise<Response> {
  return withCase(page, async (key) => {
    const added = await addNote(page.deps, { ...staffCommandOf(page, key), body: page.field('note') })
    if (added.ok) return page.redirect(`${casePath(key.requestId)}?done=note-added#notes`)
    const { refusal } = added
    const errors = noteErrors(page, refusal)
    if (errors) return showOpenCase(page, key, errors)
    return refusal.code === 'case-needs-reason' ? showClosedCase(page, key) : notFoundPage(page)
  })
}

function noteErrors({ t }: OfficePage, refusal: AddNoteRefusal): FormErrors | undefined {
  const { notes, decide } = t.office
  if (refusal.code === 'note-empty') return { note: notes.empty }
  if (refusal.code === 'note-too-long') return { note: notes.tooLong(refusal.max) }
  return refusal.code === 'command-id-reused' ? { note: decide.sendAgain } : undefined
}

/** A clean page of a paper, to somebody with access to its case; the look is on record before a byte goes out. */
export function showEvidence(page: OfficePage): Promise<Response> {
  return withCase(page, async (key) => {
    const [fileId, number] = [page.param('fileId'), page.param('pageNumber')]
    if (!isId(fileId) || !/^[1-9]\d?$/.test(number)) return notFoundPage(page)
    const found = await viewEvidence(page.deps, { ...key, staff: staffOf(page), fileId, page: Number(number) })
    if (!found.ok) {
      // a link leads to the page that asks why; a picture stays empty
      return found.refusal.code === 'case-needs-reason' ? page.redirect(casePath(key.requestId)) : notFoundPage(page)
    }
    page.c.header('Content-Type', found.value.mediaType)
    page.c.header('X-Content-Type-Options', 'nosniff')
    return page.c.body(Uint8Array.from(found.value.bytes))
  })
}
