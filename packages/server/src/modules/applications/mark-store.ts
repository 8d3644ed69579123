import type { Application } from '#domain/applications/application.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { toApplication } from './application-row.ts'

/** Notes that an application was made with a passport. Twice changes nothing. */
export async function insertMark(trx: Trx, mark: Buffer, { holderId, id }: Application): Promise<void> {
  await trx
    .insertInto('passport_marks')
    .values({ passport_mark: mark, application_id: id, holder_id: holderId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Other applications that were sent with the same passport, newest first, whoever made them: for the office only. */
export async function listWithPassport(db: Queryable, { holderId, id }: Application): Promise<Application[]> {
  const rows = await db
    .selectFrom('applications as own')
    .innerJoin('passport_marks as m', 'm.passport_mark', 'own.passport_mark')
    .innerJoin('applications as a', (join) =>
      join.onRef('a.holder_id', '=', 'm.holder_id').onRef('a.id', '=', 'm.application_id'),
    )
    .selectAll('a')
    .where('own.holder_id', '=', holderId)
    .where('own.id', '=', id)
    .where('a.id', '<>', id)
    .orderBy('a.id', 'desc')
    .execute()
  return rows.map(toApplication)
}
