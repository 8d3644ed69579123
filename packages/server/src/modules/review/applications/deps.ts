import type { ApplicationDeps } from '#modules/applications'
import type { IssueCardDeps } from '#modules/cards'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import type { ReviewDeps, Staff } from '../deps.ts'

/**
 * Makes the signed credential of a card, with its place in a status list, inside the transaction that issues or renews the
 * card; a former credential of the same card is put out of force with it.
 */
export type IssueCredential = (trx: Trx, card: { readonly holderId: Id; readonly cardId: Id }) => Promise<void>

export type ApplicationReviewDeps = ApplicationDeps &
  Pick<ReviewDeps, 'staffName'> &
  IssueCardDeps & { readonly issueCredential: IssueCredential }

/** A command of a member of staff about one application. */
export type ApplicationStaffCommand = {
  readonly commandId: Id
  readonly staff: Staff
  readonly holderId: Id
  readonly applicationId: Id
}

export function caseKey({ holderId, applicationId }: { readonly holderId: Id; readonly applicationId: Id }) {
  return { holderId, requestId: applicationId }
}
