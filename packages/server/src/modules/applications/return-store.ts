import type { RequestReturn } from '#domain/cancellations/request.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { ApplicationReturnRow } from './tables.ts'

type Key = { readonly holderId: Id; readonly id: Id }

function toReturn(row: ApplicationReturnRow): RequestReturn {
  return {
    number: row.number,
    papers: row.papers,
    comment: row.comment,
    returnedAt: row.returned_at,
    answerBy: row.answer_by,
    resubmittedAt: row.resubmitted_at,
    answer: row.answer,
    remindedAt: row.reminded_at,
  }
}

/** Every return of an application, first to last. */
export async function listReturns(db: Queryable, { holderId, id }: Key): Promise<RequestReturn[]> {
  const rows = await db
    .selectFrom('application_returns')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('application_id', '=', id)
    .orderBy('number')
    .execute()
  return rows.map(toReturn)
}

export async function insertReturn(trx: Trx, { holderId, id }: Key, made: RequestReturn): Promise<void> {
  await trx
    .insertInto('application_returns')
    .values({
      holder_id: holderId,
      application_id: id,
      number: made.number,
      papers: [...made.papers],
      comment: made.comment,
      returned_at: made.returnedAt,
      answer_by: made.answerBy,
      resubmitted_at: made.resubmittedAt,
      answer: made.answer,
      reminded_at: made.remindedAt,
    })
    .execute()
}

export async function closeReturn(
  trx: Trx,
  { holderId, id }: Key,
  number: number,
  answer: { readonly text: string | null; readonly at: Date },
): Promise<void> {
  await trx
    .updateTable('application_returns')
    .set({ resubmitted_at: answer.at, answer: answer.text })
    .where('holder_id', '=', holderId)
    .where('application_id', '=', id)
    .where('number', '=', number)
    .where('resubmitted_at', 'is', null)
    .executeTakeFirstOrThrow()
}

/** @returns false when the reminder went out already */
export async function markReminded(trx: Trx, { holderId, id }: Key, number: number, at: Date): Promise<boolean> {
  const updated = await trx
    .updateTable('application_returns')
    .set({ reminded_at: at })
    .where('holder_id', '=', holderId)
    .where('application_id', '=', id)
    .where('number', '=', number)
    .where('reminded_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}
