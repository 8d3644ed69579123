import { sql } from 'kysely'
import type { AttemptWindow } from '#domain/people/attempt-limits.ts'
import type { Trx } from '#platform/db/database.ts'

export type Counted = { readonly isAllowed: boolean; readonly windowEndsAt: Date }

/**
 * Counts one attempt if the window has room, in one statement, so that attempts in parallel wait for each other at the row
 * and none slips through. A window that seems to end later than one begun now could only be left over from a clock that
 * ran ahead; it is begun anew, or nobody would get in until then.
 */
export async function countAttempt(trx: Trx, key: string, window: AttemptWindow, now: Date): Promise<Counted> {
  const endsAt = new Date(now.getTime() + window.minutes * 60_000)
  const isOver = sql<boolean>`(c.window_ends_at <= ${now} or c.window_ends_at > ${endsAt})`
  const { rows } = await sql<{ window_ends_at: Date }>`
    insert into attempt_counters as c (counter_key, attempts, window_ends_at) values (${key}, 1, ${endsAt})
    on conflict (counter_key) do update set
      attempts = case when ${isOver} then 1 else c.attempts + 1 end,
      window_ends_at = case when ${isOver} then excluded.window_ends_at else c.window_ends_at end
    where ${isOver} or c.attempts < ${window.attempts}
    returning window_ends_at`.execute(trx)
  const [counted] = rows
  if (counted) return { isAllowed: true, windowEndsAt: counted.window_ends_at }
  return { isAllowed: false, windowEndsAt: await windowEnd(trx, key) }
}

async function windowEnd(trx: Trx, key: string): Promise<Date> {
  const row = await trx
    .selectFrom('attempt_counters')
    .select('window_ends_at')
    .where('counter_key', '=', key)
    .executeTakeFirstOrThrow()
  return row.window_ends_at
}

/** Takes one attempt off again, if it is still the same window. */
export async function uncountAttempt(trx: Trx, key: string, windowEndsAt: Date): Promise<void> {
  await trx
    .updateTable('attempt_counters')
    .set((update) => ({ attempts: update('attempts', '-', 1) }))
    .where('counter_key', '=', key)
    .where('window_ends_at', '=', windowEndsAt)
    .where('attempts', '>', 0)
    .execute()
}
