import type { CancellationRequest } from '#domain/cancellations/request.ts'
import { findRequest, type HolderCommand } from '#modules/cancellations'
import { isId } from '#kernel/ids.ts'
import { commandField } from '../../shared/fields.ts'
import { notFoundPage } from '../../shared/problem-pages.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'

/** The request that the path names, when it is the visitor's own; anybody else gets the answer for none (I-10). */
export async function withRequest(
  page: HolderPage,
  work: (request: CancellationRequest) => Promise<Response>,
): Promise<Response> {
  const requestId = page.param('requestId')
  const request = isId(requestId) ? await findRequest(page.deps.db, page.session.holderIds, requestId) : undefined
  return request ? work(request) : notFoundPage(page)
}

/** What every command about a request says: who asks, and under which id a second try is recognised (I-16). */
export function commandOf(page: HolderPage, request: CancellationRequest): HolderCommand {
  const typed = page.field(commandField)
  return {
    commandId: isId(typed) ? typed : page.deps.newId(),
    holderId: request.holderId,
    accountId: page.session.principalId,
    requestId: request.id,
  }
}

export function pathOf(request: Pick<CancellationRequest, 'id'>, part?: string): string {
  return part === undefined ? `/account/requests/${request.id}` : `/account/requests/${request.id}/${part}`
}
