import type { OpenSending } from '#modules/evidence'
import { listReturns } from './return-store.ts'
import { lockRequest } from './request-store.ts'

/** A draft takes the papers of the request, an open return those of its answer; in every other state nothing is added. */
export const openSending: OpenSending = async (db, holderId, requestId) => {
  const request = await lockRequest(db, holderId, requestId)
  if (request?.state === 'draft') return 0
  if (request?.state !== 'returned') return undefined
  return (await listReturns(db, request)).length
}
