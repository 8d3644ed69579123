import type { ApplicationDeps } from '#modules/applications'
import type { AuditActor } from '#modules/audit'
import type { IssueCardDeps } from '#modules/cards'
import type { PublishingRefused, Slot, SlotFor } from '#modules/credentials'
import type { Id } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import type { ReviewDeps, Staff } from '../deps.ts'

/** What gives a card that is issued or changed its credential. */
export type CardCredentials = {
  /** Claims a place in a status list, before the transaction of the decision: what is rolled back gives no place to anybody. */
  readonly claimSlot: (card: SlotFor) => Promise<Result<Slot, PublishingRefused>>
  /**
   * Takes the place and orders the signature, inside the transaction; a former credential of the card is put out of force
   * with it.
   */
  readonly issueCredential: (trx: Trx, slot: Slot, actor: AuditActor) => Promise<unknown>
}

export type ApplicationReviewDeps = ApplicationDeps & Pick<ReviewDeps, 'staffName'> & IssueCardDeps & CardCredentials

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
