import type { Application } from '#domain/applications/application.ts'
import { applicationLifeCycle, officeStates, type ApplicationState } from '#domain/applications/life-cycle.ts'
import type { CardChange } from '#domain/card-changes/change.ts'
import { changeLifeCycle, type ChangeState } from '#domain/card-changes/life-cycle.ts'
import { requestLifeCycle, type RequestState } from '#domain/cancellations/life-cycle.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { transition, type Transition, type TransitionRefusal } from '#domain/life-cycle.ts'
import { mayStaff, type StaffAct } from '#domain/review/permissions.ts'
import { changeApplication, changeCardChange, lockApplication, lockCardChange } from '#modules/applications'
import { changeRequest, lockRequest } from '#modules/cancellations'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, unreachable, type Result } from '#kernel/result.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { CaseKey, CaseNotFound, RoleNotAllowed, Staff } from './deps.ts'

export const caseKinds = ['cancellation', 'application', 'card-change'] as const
export type CaseKind = (typeof caseKinds)[number]

/** What the office works on, whatever it is about: one queue, one lease, one list of notes for every kind. */
export type OfficeCase = CaseKey & {
  readonly reference: string
  /** null: the application has not become a card. */
  readonly cardId: Id | null
  readonly dueOn: CalendarDay | null
} & (
    | { readonly kind: 'cancellation'; readonly state: RequestState; readonly request: CancellationRequest }
    | { readonly kind: 'application'; readonly state: ApplicationState; readonly application: Application }
    | { readonly kind: 'card-change'; readonly state: ChangeState; readonly change: CardChange }
  )

export type CaseState = OfficeCase['state']

export function cancellationCase(request: CancellationRequest): OfficeCase {
  const { holderId, id: requestId, reference, cardId, dueOn, state } = request
  return { kind: 'cancellation', holderId, requestId, reference, cardId, dueOn, state, request }
}

export function applicationCase(application: Application): OfficeCase {
  const { holderId, id: requestId, reference, cardId, dueOn, state } = application
  return { kind: 'application', holderId, requestId, reference, cardId, dueOn, state, application }
}

export function changeCase(change: CardChange): OfficeCase {
  const { holderId, id: requestId, reference, cardId, dueOn, state } = change
  return { kind: 'card-change', holderId, requestId, reference, cardId, dueOn, state, change }
}

/** The case, locked. What the office has not got yet, such as a draft or what is not paid, is not there. */
export async function lockCase(trx: Queryable, { holderId, requestId }: CaseKey): Promise<OfficeCase | undefined> {
  const request = await lockRequest(trx, holderId, requestId)
  if (request) return request.state === 'draft' ? undefined : cancellationCase(request)
  const application = await lockApplication(trx, { holderId, applicationId: requestId })
  if (application) return isOffices(application) ? applicationCase(application) : undefined
  const change = await lockCardChange(trx, holderId, requestId)
  return change && changeCase(change)
}

/** Withdrawn and lapsed ones stay the office's when it had them before. */
export function isOffices({ state, reviewFrom }: Application): boolean {
  return reviewFrom !== null || (officeStates as readonly ApplicationState[]).includes(state)
}

/** The case, locked, for a role that may do this. */
export async function loadAnyCase(
  trx: Trx,
  staff: Staff,
  act: StaffAct,
  key: CaseKey,
): Promise<Result<OfficeCase, RoleNotAllowed | CaseNotFound>> {
  if (!mayStaff(staff.role, act)) return refuse({ code: 'role-not-allowed' })
  const found = await lockCase(trx, key)
  return found ? ok(found) : refuse({ code: 'case-not-found' })
}

/** What the life cycle of the case says of an officer's taking or giving back. */
export function officeStep(
  found: OfficeCase,
  action: 'assign' | 'release',
): Result<Transition<string>, TransitionRefusal> {
  switch (found.kind) {
    case 'cancellation':
      return transition(requestLifeCycle, found.state, action, 'officer')
    case 'application':
      return transition(applicationLifeCycle, found.state, action, 'officer')
    case 'card-change':
      return transition(changeLifeCycle, found.state, action, 'officer')
    default:
      return unreachable(found)
  }
}

/** Writes the state in which a case is once somebody has taken it. @returns false when it was changed meanwhile */
export async function markTaken(trx: Trx, found: OfficeCase, at: Date): Promise<boolean> {
  if (found.state === 'under-review') return true
  const change = { state: 'under-review' } as const
  switch (found.kind) {
    case 'cancellation':
      return (await changeRequest(trx, found.request, change, at)) !== undefined
    case 'application':
      return (await changeApplication(trx, found.application, change, at)) !== undefined
    case 'card-change':
      return (await changeCardChange(trx, found.change, change, at)) !== undefined
    default:
      return unreachable(found)
  }
}

export const caseEvents = {
  cancellation: { assigned: 'request-assigned', released: 'request-released' },
  application: { assigned: 'application-assigned', released: 'application-released' },
  'card-change': { assigned: 'request-assigned', released: 'request-released' },
} as const

/** The card of a case as an audit entry names it. */
export function ofCard({ cardId }: Pick<OfficeCase, 'cardId'>): { readonly cardId?: Id } {
  return cardId === null ? {} : { cardId }
}
