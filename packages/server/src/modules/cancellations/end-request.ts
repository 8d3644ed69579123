import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { liftStop, type StopLiftedBecause } from '#modules/charges'
import type { Trx } from '#platform/db/database.ts'
import { changeRequest, type RequestChange } from './request-store.ts'

/** An end without a cancellation. */
export type RequestEnd = RequestChange & { readonly state: StopLiftedBecause }

/**
 * Ends a request without a cancellation, if it still is as it was read. The charge goes on in the same transaction, as if
 * it had never stopped.
 * @returns the request as it is now, or undefined when somebody changed it meanwhile
 */
export async function endRequest(
  trx: Trx,
  request: CancellationRequest,
  end: RequestEnd,
  at: Date,
): Promise<CancellationRequest | undefined> {
  const ended = await changeRequest(trx, request, end, at)
  if (ended) await liftStop(trx, { holderId: request.holderId, requestId: request.id }, { at, because: end.state })
  return ended
}
