import type { Answers } from '#domain/applications/answers.ts'
import type { Id } from '#kernel/ids.ts'
import type { Insertable } from 'kysely'
import { answerColumns } from './application-row.ts'
import type { ApplicationRow } from './tables.ts'

export type DraftBasis = {
  readonly holderId: Id
  readonly applicationId: Id
  readonly accountId: Id
  readonly groupId: Id
  readonly reference: string
  readonly answers: Answers
  readonly at: Date
}

/** An application of which nothing was sent. */
export function newDraft(basis: DraftBasis): Insertable<ApplicationRow> {
  return {
    holder_id: basis.holderId,
    id: basis.applicationId,
    account_id: basis.accountId,
    group_id: basis.groupId,
    reference: basis.reference,
    state: 'draft',
    ...answerColumns(basis.answers),
    version: 1,
    created_at: basis.at,
    updated_at: basis.at,
  }
}
