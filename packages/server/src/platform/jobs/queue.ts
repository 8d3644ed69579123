import { sql } from 'kysely'
import type { Trx } from '../db/database.ts'

export type JobOptions = {
  readonly runAt?: Date
  /** A job with the key of one that still waits replaces it. */
  readonly jobKey?: string
  /** Jobs of one queue run one after the other, in order. */
  readonly queue?: string
  /** graphile-worker waits exp(attempt) seconds between tries: 25 tries span about 3 days and a half. */
  readonly maxAttempts?: number
}

/** Queues a job in the transaction of the change that causes it: both commit or neither. */
export async function addJob(trx: Trx, name: string, payload: object, options: JobOptions = {}): Promise<void> {
  await sql`select app.add_job(${name}, ${JSON.stringify(payload)}::json, ${options.runAt ?? null}::timestamptz,
    ${options.jobKey ?? null}::text, ${options.queue ?? null}::text, ${options.maxAttempts ?? 25}::int)`.execute(trx)
}
