import { sql } from 'kysely'
import type { RequestState } from '#domain/cancellations/life-cycle.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Database } from '#platform/db/database.ts'
import type { Candidate } from '#platform/jobs/sweep.ts'

function inState(db: Database, state: RequestState, after: Candidate | undefined, limit: number) {
  const query = db
    .selectFrom('cancellation_requests as r')
    .select(['r.holder_id as holderId', 'r.id as requestId'])
    .where('r.state', '=', sql.lit(state))
    .orderBy('r.holder_id')
    .orderBy('r.id')
    .limit(limit)
  if (!after) return query
  const { holderId, requestId } = after
  return query.where((eb) => eb(eb.refTuple('r.holder_id', 'r.id'), '>', eb.tuple(holderId, requestId)))
}

/** Approved requests whose day has come. */
export function listDue(db: Database, today: CalendarDay, after: Candidate | undefined, limit: number) {
  return inState(db, 'approved', after, limit).where('r.effect_on', '<=', today).execute()
}

/** Drafts that nobody has touched since an instant. */
export function listOldDrafts(db: Database, before: Date, after: Candidate | undefined, limit: number) {
  return inState(db, 'draft', after, limit).where('r.updated_at', '<', before).execute()
}

/** Returned requests whose time for papers ends on the day or before. */
export function listAwaited(db: Database, answerBy: CalendarDay, after: Candidate | undefined, limit: number) {
  return inState(db, 'returned', after, limit)
    .innerJoin('request_returns as t', (join) =>
      join.onRef('t.holder_id', '=', 'r.holder_id').onRef('t.request_id', '=', 'r.id'),
    )
    .where('t.resubmitted_at', 'is', null)
    .where('t.answer_by', '<=', answerBy)
    .execute()
}
