import type { IdentityField, IdentityFinding } from '#domain/cards/compare-identity.ts'
import { confirmIdentity, type ConfirmIdentityRefusal } from '#modules/cancellations'
import { unreachable } from '#kernel/result.ts'
import type { FormErrors } from '../../shared/components/form.tsx'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { untyped } from '../shared/answer-form.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'
import { commandOf, pathOf } from '../request/own-request.ts'
import { stepBefore, type Draft } from './draft.ts'
import { IdentityPage } from './identity-step.tsx'
import { readIdentity } from './read-identity.ts'
import { goOn } from './save-step.ts'
import { withDraft } from './with-draft.ts'

export function showIdentity(page: HolderPage): Promise<Response> {
  return withDraft(page, async (draft) => {
    const before = stepBefore(draft, 'identity')
    if (before !== undefined) return page.redirect(pathOf(draft.request, before))
    return page.html(<IdentityPage page={page} draft={draft} errors={{}} />)
  })
}

/** Compares what was typed with the record, with a limited number of attempts. */
export function sendIdentity(page: HolderPage): Promise<Response> {
  return withDraft(page, async (draft) => {
    const read = readIdentity(page.fields, page.t.cancel.identity, draft.facts.today)
    if (!read.ok) return page.html(<IdentityPage page={page} draft={draft} errors={read.refusal} />, 400)
    const confirmed = await confirmIdentity(page.deps, { ...commandOf(page, draft.request), typed: read.value })
    if (!confirmed.ok) return refusalPage(page, draft, confirmed.refusal)
    return goOn(page, draft, 'identity', confirmed.value.nextStep)
  })
}

function refusalPage(page: HolderPage, draft: Draft, refusal: ConfirmIdentityRefusal): Response | Promise<Response> {
  switch (refusal.code) {
    case 'request-not-found':
      return notFoundPage(page)
    case 'action-not-allowed-in-state':
    case 'action-not-allowed-for-actor':
      return page.redirect(pathOf(draft.request))
    case 'identity-differs':
      return page.html(<IdentityPage page={page} draft={draft} errors={findingErrors(page, refusal.findings)} />, 400)
    case 'too-many-attempts': {
      const errors = { passportNumber: tooManyText(page, refusal.retryAt) }
      return page.html(<IdentityPage page={page} draft={draft} errors={errors} />, 429)
    }
    case 'changed-meanwhile':
    case 'command-id-reused':
      return page.html(<IdentityPage page={untyped(page)} draft={draft} errors={{}} isChanged />, 409)
    case 'calendar-not-covered':
      throw new Error(`the authority's calendar does not reach far enough: ${refusal.code}`)
    default:
      return unreachable(refusal)
  }
}

const fields: Readonly<Record<IdentityField, string>> = {
  'passport-number': 'passportNumber',
  'birth-date': 'bornOn',
  name: 'familyName',
  mrz: 'mrz',
}

/** Which fields differ, one text each; warnings are for the officer and stand in nobody's way. */
function findingErrors(page: HolderPage, findings: readonly IdentityFinding[]): FormErrors {
  const texts = page.t.cancel.identity.findings
  const mismatches = findings.filter(({ severity }) => severity === 'mismatch')
  const byField = Map.groupBy(mismatches, ({ field }) => fields[field])
  return Object.fromEntries(
    [...byField].map(([field, found]) => [field, found.map(({ code }) => texts[code]).join('. ')]),
  )
}

function tooManyText(page: HolderPage, retryAt: Date): string {
  const minutes = Math.max(1, Math.ceil((retryAt.getTime() - page.deps.clock.now().getTime()) / 60_000))
  return page.t.cancel.identity.tooMany(minutes)
}
