import type { CannotCancel } from '#domain/cancellations/cancellable.ts'
import type { Decision } from '#domain/review/decision-notice.ts'
import type { TransitionRefusal } from '#domain/life-cycle.ts'
import type { CompletionRefusal } from '#modules/cancellations'
import {
  countCases,
  peekCase,
  type AlreadyDecided,
  type CaseKey,
  type CasePeek,
  type LeaseNotYours,
} from '#modules/review'
import type { Id } from '#kernel/ids.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { formatShortInstant, formatTime } from '../shared/format.ts'
import { staffOf, type OfficePage } from '../shared/office-page.ts'
import { loadStaffNames } from '../shared/staff-names.ts'
import { ConflictPage, LeaseLostPage } from './conflict-page.tsx'

/** A case that somebody else has, has decided, or that moved on by itself. */
export type Conflict =
  | AlreadyDecided
  | LeaseNotYours
  | { readonly code: 'case-taken'; readonly by: Id; readonly until: Date }
  | TransitionRefusal
  | CannotCancel
  | CompletionRefusal
  | { readonly code: 'changed-meanwhile' }

/** Says who was quicker, when and with what; what the officer had chosen is still on the page (I-11). */
export async function showConflict(
  page: OfficePage,
  key: CaseKey,
  conflict: Conflict,
  decision?: Decision,
): Promise<Response> {
  const peek = await peekCase(page.deps, { ...key, staff: staffOf(page) })
  if (!peek.ok) return notFoundPage(page)
  const common = await commonParts(page, peek.value, decision)
  return page.html(ConflictPage({ ...common, text: await conflictText(page, peek.value, conflict) }), 409)
}

/** The lease ran out. When nobody took the case meanwhile, the way on is one button. */
export async function showLeaseLost(page: OfficePage, key: CaseKey, decision: Decision): Promise<Response> {
  const peek = await peekCase(page.deps, { ...key, staff: staffOf(page) })
  if (!peek.ok) return notFoundPage(page)
  const { heldBy, heldUntil, state } = peek.value
  if (heldBy !== undefined && heldUntil && heldBy !== page.session.principalId) {
    return showConflict(page, key, { code: 'case-taken', by: heldBy, until: heldUntil }, decision)
  }
  if (state !== 'submitted' && state !== 'under-review') {
    return showConflict(page, key, { code: 'changed-meanwhile' }, decision)
  }
  return page.html(LeaseLostPage({ ...(await commonParts(page, peek.value, decision)), decision }), 409)
}

async function commonParts(page: OfficePage, peek: CasePeek, decision: Decision | undefined) {
  const [book, counted] = await Promise.all([page.deps.reference.today(), countCases(page.deps, staffOf(page))])
  return { page, peek, book, decision, counts: counted.ok ? counted.value : undefined }
}

async function conflictText(page: OfficePage, peek: CasePeek, conflict: Conflict): Promise<string> {
  const { conflict: texts, states } = page.t.office
  const { timeZone } = (await page.deps.reference.today()).calendar
  switch (conflict.code) {
    case 'already-decided': {
      const when = formatShortInstant(page.language, new Date(conflict.at), timeZone)
      return texts.decided[conflict.decision](conflict.by, when)
    }
    case 'case-taken': {
      const names = await loadStaffNames(page.deps.db)
      return texts.taken(names(conflict.by), formatTime(page.language, conflict.until, timeZone))
    }
    case 'lease-not-yours':
      return conflict.by !== null && conflict.until
        ? texts.taken(conflict.by, formatTime(page.language, conflict.until, timeZone))
        : page.t.office.lease.nobodys
    case 'card-not-cancellable':
      return texts.card(cardState(page, conflict.state))
    default:
      return texts.moved(states[peek.state])
  }
}

function cardState({ t }: OfficePage, state: string): string {
  const names: Readonly<Record<string, string>> = t.common.cardStates
  return names[state] ?? state
}
