import { sql } from 'kysely'
import type { ApplicationState } from '#domain/applications/life-cycle.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Database } from '#platform/db/database.ts'
import type { Candidate } from '#platform/jobs/sweep.ts'

function inState(db: Database, state: ApplicationState, after: Candidate | undefined, limit: number) {
  const query = db
    .selectFrom('applications as a')
    .select(['a.holder_id as holderId', 'a.id as requestId'])
    .where('a.state', '=', sql.lit(state))
    .orderBy('a.holder_id')
    .orderBy('a.id')
    .limit(limit)
  if (!after) return query
  const { holderId, requestId } = after
  return query.where((eb) => eb(eb.refTuple('a.holder_id', 'a.id'), '>', eb.tuple(holderId, requestId)))
}

/** Drafts that nobody has touched since an instant. */
export function listOldDrafts(db: Database, before: Date, after: Candidate | undefined, limit: number) {
  return inState(db, 'draft', after, limit).where('a.updated_at', '<', before).execute()
}

/** Applications that were sent on the day or before and have not been paid. */
export function listUnpaid(db: Database, submittedOn: CalendarDay, after: Candidate | undefined, limit: number) {
  return inState(db, 'submitted', after, limit).where('a.submitted_on', '<=', submittedOn).execute()
}

/** Returned applications whose time for papers ends on the day or before. */
export function listAwaited(db: Database, answerBy: CalendarDay, after: Candidate | undefined, limit: number) {
  return inState(db, 'returned', after, limit)
    .innerJoin('application_returns as t', (join) =>
      join.onRef('t.holder_id', '=', 'a.holder_id').onRef('t.application_id', '=', 'a.id'),
    )
    .where('t.resubmitted_at', 'is', null)
    .where('t.answer_by', '<=', answerBy)
    .execute()
}
