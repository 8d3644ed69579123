import type { CannotCancel } from '#domain/cancellations/cancellable.ts'
import type { ChangeObstacle } from '#domain/card-changes/obstacles.ts'
import type { Decision } from '#domain/review/decision-notice.ts'
import type { TransitionRefusal } from '#domain/life-cycle.ts'
import type { CompletionRefusal } from '#modules/cancellations'
import {
  countCases,
  peekCase,
  type AlreadyDecided,
  type ApplicationDecided,
  type CaseKey,
  type CasePeek,
  type ChangeDecided,
  type GrantObstacle,
  type LeaseNotYours,
} from '#modules/review'
import type { Id } from '#kernel/ids.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import { formatShortInstant, formatTime } from '../shared/format.ts'
import { staffOf, type OfficePage } from '../shared/office-page.ts'
import { loadStaffNames } from '../shared/staff-names.ts'
import { isOfficesTurn } from '../case/case-file.ts'
import { stateName } from '../shared/state-tags.tsx'
import { ConflictPage, LeaseLostPage } from './conflict-page.tsx'
import { cardState, isObstacle, obstacleText } from './obstacle-text.ts'

/** A case that somebody else has, has decided, or that moved on by itself; or a decision that facts stand against. */
export type Conflict =
  | AlreadyDecided
  | ApplicationDecided
  | ChangeDecided
  | LeaseNotYours
  | { readonly code: 'case-taken'; readonly by: Id; readonly until: Date }
  | TransitionRefusal
  | CannotCancel
  | CompletionRefusal
  | GrantObstacle
  | ChangeObstacle
  | { readonly code: 'publishing-refused' }
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
  const { office, officeApplications } = page.t
  if (isObstacle(conflict)) {
    const { cannotTitle: title, notPossible: notDone } = officeApplications.conflict
    return page.html(ConflictPage({ ...common, title, text: obstacleText(page, conflict), notDone }), 409)
  }
  const { title, notDone } = office.conflict
  const text = await conflictText(page, peek.value, conflict)
  return page.html(ConflictPage({ ...common, title, text, notDone }), 409)
}

/** The lease ran out. When nobody took the case meanwhile, the way on is one button. */
export async function showLeaseLost(page: OfficePage, key: CaseKey, decision: Decision): Promise<Response> {
  const peek = await peekCase(page.deps, { ...key, staff: staffOf(page) })
  if (!peek.ok) return notFoundPage(page)
  const { heldBy, heldUntil } = peek.value
  if (heldBy !== undefined && heldUntil && heldBy !== page.session.principalId) {
    return showConflict(page, key, { code: 'case-taken', by: heldBy, until: heldUntil }, decision)
  }
  if (!isOfficesTurn(peek.value)) return showConflict(page, key, { code: 'changed-meanwhile' }, decision)
  return page.html(LeaseLostPage({ ...(await commonParts(page, peek.value, decision)), decision }), 409)
}

async function commonParts(page: OfficePage, peek: CasePeek, decision: Decision | undefined) {
  const [book, counted] = await Promise.all([page.deps.reference.today(), countCases(page.deps, staffOf(page))])
  return { page, peek, book, decision, counts: counted.ok ? counted.value : undefined }
}

type Moved = Exclude<Conflict, Parameters<typeof obstacleText>[1]>

async function conflictText(page: OfficePage, peek: CasePeek, conflict: Moved): Promise<string> {
  const { conflict: texts } = page.t.office
  const { timeZone } = (await page.deps.reference.today()).calendar
  switch (conflict.code) {
    case 'already-decided': {
      const when = formatShortInstant(page.language, new Date(conflict.at), timeZone)
      return decidedTexts(page, peek)[conflict.decision](conflict.by, when)
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
      return texts.moved(stateName({ page, ...peek }))
  }
}

/** One decision has other words for an application than for a request. */
function decidedTexts({ t }: OfficePage, { kind }: CasePeek) {
  const { decided } = t.office.conflict
  const { application } = t.officeApplications.conflict
  return kind === 'application' ? { ...decided, ...application } : { ...application, ...decided }
}
