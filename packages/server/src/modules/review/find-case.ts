import { findApplicationByKey, findApplicationKey, findCardChange, findChangeKey } from '#modules/applications'
import { findRequest, findRequestKey } from '#modules/cancellations'
import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { CaseKey } from './deps.ts'
import {
  applicationCase,
  cancellationCase,
  changeCase,
  isOffices,
  type CaseKind,
  type OfficeCase,
} from './office-case.ts'

export type CaseAddress = CaseKey & { readonly kind: CaseKind }

/** Whose case this is and of which kind, for staff pages whose address names the case alone. */
export async function findCaseKey(db: Queryable, caseId: Id): Promise<CaseAddress | undefined> {
  const request = await findRequestKey(db, caseId)
  if (request) return { ...request, kind: 'cancellation' }
  const application = await findApplicationKey(db, caseId)
  if (application) return { holderId: application.holderId, requestId: caseId, kind: 'application' }
  const change = await findChangeKey(db, caseId)
  return change && { holderId: change.holderId, requestId: caseId, kind: 'card-change' }
}

/** The case as it is, without a lock. What the office has not got yet, such as a draft or what is not paid, is not there. */
export async function findCase(db: Queryable, { holderId, requestId }: CaseKey): Promise<OfficeCase | undefined> {
  const request = await findRequest(db, [holderId], requestId)
  if (request) return request.state === 'draft' ? undefined : cancellationCase(request)
  const application = await findApplicationByKey(db, { holderId, applicationId: requestId })
  if (application) return isOffices(application) ? applicationCase(application) : undefined
  const change = await findCardChange(db, [holderId], requestId)
  return change && changeCase(change)
}
