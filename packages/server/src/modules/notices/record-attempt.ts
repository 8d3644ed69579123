import { ok } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { claimEarlyReceipts } from './claim-early-receipts.ts'
import type { SendingDeps } from './deps.ts'
import { lockMessage, moveMessage, type QueuedMessage } from './message-store.ts'
import { wipeSecret } from './notice-store.ts'
import type { MessageRow } from './tables.ts'

type Deps = Pick<SendingDeps, 'db' | 'clock'>

/** The adapter took it. What receipts will call it is kept, so that they find their way back. */
export async function recordHandOver(deps: Deps, message: QueuedMessage, refs: readonly string[]): Promise<void> {
  const at = deps.clock.now()
  await inMessage(deps, message, async (trx, row) => {
    const change = { attempts: row.attempts + 1, last_problem: null, provider_refs: [...refs], handed_over_at: at }
    if (!(await moveMessage(trx, row, 'hand-over', change))) return
    await wipeSecret(trx, message.subject_id, message.notice_id)
    await keepProviderRefs(trx, message, refs, at)
  })
  await claimEarlyReceipts(deps, refs)
}

/** It did not go, and will be tried again. */
export async function recordAttempt(deps: Deps, message: QueuedMessage, problem: string): Promise<void> {
  await inMessage(deps, message, async (trx, row) => {
    await moveMessage(trx, row, 'retry', { attempts: row.attempts + 1, last_problem: problem })
  })
}

/** It will never go. */
export async function recordFailure(deps: Deps, message: QueuedMessage, problem: string): Promise<void> {
  await inMessage(deps, message, async (trx, row) => {
    const change = { attempts: row.attempts + 1, last_problem: problem, failed_at: deps.clock.now() }
    if (await moveMessage(trx, row, 'fail', change)) await wipeSecret(trx, message.subject_id, message.notice_id)
  })
}

async function inMessage(
  { db }: Deps,
  message: QueuedMessage,
  work: (trx: Trx, row: MessageRow) => Promise<void>,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockMessage(trx, message.subject_id, message.id)
    if (row) await work(trx, row)
    return ok(undefined)
  })
}

/** A gateway may begin its references anew: the youngest message owns one. */
async function keepProviderRefs(trx: Trx, message: QueuedMessage, refs: readonly string[], at: Date): Promise<void> {
  if (refs.length === 0) return
  await trx
    .insertInto('message_receipts')
    .values(refs.map((ref) => ({ provider_ref: ref, subject_id: message.subject_id, message_id: message.id, at })))
    .onConflict((conflict) =>
      conflict.column('provider_ref').doUpdateSet((row) => ({
        subject_id: row.ref('excluded.subject_id'),
        message_id: row.ref('excluded.message_id'),
        at: row.ref('excluded.at'),
      })),
    )
    .execute()
}
