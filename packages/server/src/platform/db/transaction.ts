import { setTimeout as delay } from 'node:timers/promises'
import type { Result } from '#kernel/result.ts'
import type { Database, Trx } from './database.ts'

/**
 * Codes after which the same command may simply be tried again: serialization, deadlock, shutdown, recovery, read-only
 * (a failed-over primary) and lost connections (PostgreSQL appendix A; architecture rule 7).
 */
const retryableCodes = new Set([
  '40001',
  '40P01',
  '57P01',
  '57P02',
  '57P03',
  '25006',
  '08000',
  '08003',
  '08006',
  'ECONNRESET',
  'ECONNREFUSED',
  'ENOENT',
  'EPIPE',
])
/** pg reports these without a code. */
const lostConnection = /Connection terminated|not queryable|connection timeout|timeout exceeded when trying to connect/i

const attempts = 8

export function isRetryable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, constraint } = error as { code?: string; constraint?: string }
  // Two writers met at the end of one audit chain: the second reads the new end and tries again.
  if (code === '23505' && constraint === 'audit_entries_pkey') return true
  return (code !== undefined && retryableCodes.has(code)) || lostConnection.test(error.message)
}

class RolledBack extends Error {
  readonly result: Result<never, unknown>
  constructor(result: Result<never, unknown>) {
    super('rolled back')
    this.result = result
  }
}

/**
 * Runs one use case in one transaction. A refusal rolls everything back, so it can leave no partial effect; transient
 * faults are retried with growing pauses (about 3 s in all, enough for a database restart). A commit whose answer was
 * lost may have happened: commands are therefore run through `runCommand`, which recognises its own earlier effect.
 */
export async function inTransaction<T, R>(
  db: Database,
  work: (trx: Trx) => Promise<Result<T, R>>,
): Promise<Result<T, R>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(async (trx) => {
        const result = await work(trx)
        if (!result.ok) throw new RolledBack(result)
        return result
      })
    } catch (error) {
      if (error instanceof RolledBack) return error.result as Result<T, R>
      if (attempt >= attempts || !isRetryable(error)) throw error
      await delay(Math.min(20 * 2 ** attempt, 1_500))
    }
  }
}
