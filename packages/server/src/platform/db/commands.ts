import { createHash } from 'node:crypto'
import { refuse, type Result } from '#kernel/result.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import type { Database, Trx } from './database.ts'
import { inTransaction } from './transaction.ts'

export type CommandKey = {
  /** Whose data the command changes: a holder or a principal. */
  readonly subjectId: Id
  /** Made by the caller: a hidden field of the form, or the API's Idempotency-Key. */
  readonly commandId: Id
  readonly name: string
  /** What was asked; the same id with another body is refused. */
  readonly body: unknown
}

export type CommandReused = { readonly code: 'command-id-reused' }

const hashOf = (key: CommandKey): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([key.name, key.body]))
    .digest()

/**
 * Runs a use case at most once per command id (I-16). Same id and body → the first answer again; other body → refused.
 * A parallel twin waits at the primary key until the first has committed. Refusals are not kept: they changed nothing,
 * and a mended form may come back under the same id. The outcome must survive JSON.
 */
export function runCommand<T, R>(
  deps: { readonly db: Database; readonly clock: Clock },
  key: CommandKey,
  work: (trx: Trx) => Promise<Result<T, R>>,
): Promise<Result<T, R | CommandReused>> {
  const bodyHash = hashOf(key)
  return inTransaction<T, R | CommandReused>(deps.db, async (trx) => {
    const inserted = await trx
      .insertInto('commands')
      .values({
        subject_id: key.subjectId,
        command_id: key.commandId,
        name: key.name,
        body_hash: bodyHash,
        outcome: 'null',
        at: deps.clock.now(),
      })
      .onConflict((conflict) => conflict.columns(['subject_id', 'command_id']).doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 0n) return earlierAnswer<T>(trx, key, bodyHash)
    const result = await work(trx)
    if (result.ok) {
      await trx
        .updateTable('commands')
        .set({ outcome: JSON.stringify(result.value ?? null) })
        .where('subject_id', '=', key.subjectId)
        .where('command_id', '=', key.commandId)
        .execute()
    }
    return result
  })
}

async function earlierAnswer<T>(trx: Trx, key: CommandKey, bodyHash: Buffer): Promise<Result<T, CommandReused>> {
  const earlier = await trx
    .selectFrom('commands')
    .select(['body_hash', 'outcome'])
    .where('subject_id', '=', key.subjectId)
    .where('command_id', '=', key.commandId)
    .executeTakeFirstOrThrow()
  if (!bodyHash.equals(earlier.body_hash)) return refuse({ code: 'command-id-reused' })
  return { ok: true, value: earlier.outcome as T }
}
