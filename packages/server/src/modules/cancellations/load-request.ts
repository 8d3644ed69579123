import { requestLifeCycle, type RequestAction, type RequestState } from '#domain/cancellations/life-cycle.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { transition, type Actor, type TransitionRefusal } from '#domain/life-cycle.ts'
import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { lockRequest } from './request-store.ts'

export type RequestNotFound = { readonly code: 'request-not-found' }
export type ActRefusal = RequestNotFound | TransitionRefusal

export type Act = {
  readonly holderId: Id
  readonly requestId: Id
  readonly action: RequestAction
  readonly actor: Actor
}
export type ActAllowed = { readonly request: CancellationRequest; readonly to: RequestState }

/** The first half of every transition: the request, locked, and the state that the table says comes next. */
export async function loadForAction(trx: Trx, act: Act): Promise<Result<ActAllowed, ActRefusal>> {
  const request = await lockRequest(trx, act.holderId, act.requestId)
  if (!request) return refuse({ code: 'request-not-found' })
  const step = transition(requestLifeCycle, request.state, act.action, act.actor)
  return step.ok ? ok({ request, to: step.value.to }) : step
}
