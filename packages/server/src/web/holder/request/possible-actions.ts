import { requestLifeCycle, type RequestAction } from '#domain/cancellations/life-cycle.ts'
import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { isPossible } from '#domain/life-cycle.ts'

type Request = Pick<CancellationRequest, 'state' | 'recallUntil'>

/** What the table of states lets the holder do; the use case looks again. */
export function canDo({ state }: Pick<Request, 'state'>, action: RequestAction): boolean {
  return isPossible(requestLifeCycle, state, action, 'holder')
}

export function canRecall(request: Request, now: Date): boolean {
  return canDo(request, 'recall') && request.recallUntil !== null && now < request.recallUntil
}

/** "This was not me" undoes whatever can still be undone. */
export function canDisown(request: Request, now: Date): boolean {
  return canRecall(request, now) || canDo(request, 'withdraw')
}

const minuteMs = 60_000

/** What is left of the recall time: whole hours, and minutes in the last one. Never more than there is. */
export function recallTimeLeft(until: Date, now: Date): { readonly unit: 'hours' | 'minutes'; readonly count: number } {
  const minutes = Math.max(1, Math.floor((until.getTime() - now.getTime()) / minuteMs))
  return minutes >= 60 ? { unit: 'hours', count: Math.floor(minutes / 60) } : { unit: 'minutes', count: minutes }
}
