import { readWaiverTerms, requestWaiver, type RequestWaiverRefusal, type WaiverTerms } from '#modules/charges'
import { findRequest } from '#modules/cancellations'
import { findCard } from '#modules/cards'
import { peekCase, viewCase, type CaseKey } from '#modules/review'
import type { Id } from '#kernel/ids.ts'
import type { Card } from '#domain/cards/card.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { forbiddenPage, notFoundPage } from '../../shared/problem-pages.tsx'
import { loadCasePage } from '../case/case-page-data.ts'
import { showConflict } from '../decide-case/show-conflict.ts'
import { casePath, commandIdOf, staffOf, withCase, type OfficePage } from '../shared/office-page.ts'
import { readWaiverForm, waiverErrors } from './waiver-form.ts'
import { WaiverFormPage } from './waiver-form-page.tsx'

export function askWaiver(page: OfficePage): Promise<Response> {
  return withCase(page, (key) => showForm(page, key))
}

type Shown = { readonly errors?: FormErrors; readonly status?: 200 | 400 | 409; readonly commandId?: Id }

/** The form names the holder, so showing it is recorded as every look at the case is. */
async function showForm(page: OfficePage, key: CaseKey, { errors, status, commandId }: Shown = {}): Promise<Response> {
  const view = await viewCase(page.deps, { ...key, staff: staffOf(page) })
  if (!view.ok && view.refusal.code !== 'case-needs-reason') return notFoundPage(page)
  // the case page says how to take it; who opened it with a reason reads it and waives nothing
  if (!view.ok || view.value.access.reason !== 'assigned') return page.redirect(casePath(key.requestId))
  const data = await loadCasePage(page, view.value, errors)
  const terms = await readWaiverTerms(page.deps, view.value.card)
  return page.html(WaiverFormPage({ ...data, terms, commandId }), status ?? 200)
}

export function takeWaiver(page: OfficePage): Promise<Response> {
  return withCase(page, async (key) => {
    const peek = await peekCase(page.deps, { ...key, staff: staffOf(page) })
    if (!peek.ok || peek.value.kind !== 'cancellation') return notFoundPage(page)
    const { heldBy, heldUntil } = peek.value
    if (heldBy !== page.session.principalId) {
      const by = heldBy === undefined ? null : await page.deps.staffName(heldBy)
      return showConflict(page, key, { code: 'lease-not-yours', by, until: heldUntil ?? null })
    }
    const card = await cardOf(page, key)
    const terms = await readWaiverTerms(page.deps, card)
    return terms ? send(page, key, card, terms) : showForm(page, key, { status: 409 })
  })
}

/** A second press of the same button is the same command and ends on the same page (I-16). */
async function send(page: OfficePage, key: CaseKey, card: Card, terms: WaiverTerms): Promise<Response> {
  const form = readWaiverForm(page, await page.deps.reference.today(), terms)
  if (!form.ok) return showForm(page, key, { errors: form.refusal, status: 400 })
  const { holderId, id: cardId } = card
  const command = { commandId: commandIdOf(page), holderId, cardId, staff: staffOf(page), ...form.value }
  const asked = await requestWaiver(page.deps, command)
  if (!asked.ok) return stopped(page, key, asked.refusal)
  const done = asked.value.state === 'granted' ? 'waiver-granted' : 'waiver-requested'
  return page.redirect(`${casePath(key.requestId)}?done=${done}`)
}

function stopped(page: OfficePage, key: CaseKey, refusal: RequestWaiverRefusal): Promise<Response> | Response {
  switch (refusal.code) {
    case 'role-not-allowed':
      return forbiddenPage(page)
    case 'card-not-found':
      return notFoundPage(page)
    // the form says so itself, and offers no fields
    case 'card-not-charged':
    case 'waiver-waiting':
      return showForm(page, key, { status: 409 })
    case 'command-id-reused':
      return showForm(page, key, { errors: waiverErrors(page, refusal), status: 400, commandId: page.deps.newId() })
    default:
      return showForm(page, key, { errors: waiverErrors(page, refusal), status: 400 })
  }
}

async function cardOf({ deps }: OfficePage, { holderId, requestId }: CaseKey): Promise<Card> {
  const request = await findRequest(deps.db, [holderId], requestId)
  const card = request && (await findCard(deps.db, [holderId], request.cardId))
  if (!card) throw new Error('a request without its card')
  return card
}
