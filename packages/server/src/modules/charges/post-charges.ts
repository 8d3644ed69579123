import type { ReferenceSource } from '#modules/reference'
import type { Clock } from '#kernel/clock.ts'
import type { NewId } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import type { Database } from '#platform/db/database.ts'
import { inTransaction, isRetryable } from '#platform/db/transaction.ts'
import { measureAt } from './compare-card.ts'
import { listUncompared, windows, type UncomparedCard } from './list-uncompared.ts'
import { postBatch, type BatchPosted, type PostingDeps } from './post-batch.ts'

export type PostChargesDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly reference: ReferenceSource
  /** How many cards share a transaction. */
  readonly cardsInBatch?: number
}

/** While one line computes, the other one waits for the database. */
const lines = 2

/**
 * The nightly sweep: posts what the function says for the days that are over, over all cards that can differ from it, in
 * bounded memory (docs/decisions/0016). Harmless twice, in parallel, after a kill and after a month off. A card that fails
 * does not keep the others from their turn; the faults are thrown together at the end, so that the job is tried again.
 */
export async function postCharges(deps: PostChargesDeps): Promise<BatchPosted> {
  const measure = { ...measureAt(await deps.reference.today(), deps.clock.now()), newId: deps.newId }
  const faults: unknown[] = []
  let entries = 0
  const stuck: BatchPosted['stuck'][number][] = []
  const work = batches(deps.db, measure, deps.cardsInBatch ?? 500)
  const line = async () => {
    for await (const batch of work) {
      for await (const posted of postOrSplit(deps.db, measure, batch, faults)) {
        entries += posted.entries
        stuck.push(...posted.stuck)
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: lines }, line))
  for (const end of ended) if (end.status === 'rejected') throw end.reason
  if (faults.length > 0) throw new AggregateError(faults, `the charges of ${faults.length} cards could not be posted`)
  return { entries, stuck }
}

async function* batches(db: Database, measure: PostingDeps, size: number): AsyncGenerator<readonly UncomparedCard[]> {
  for await (const window of windows(db)) {
    const cards = await listUncompared(db, measure, window)
    for (let at = 0; at < cards.length; at += size) yield cards.slice(at, at + size)
  }
}

/** One transaction for the batch; when one card breaks it, one for each card. */
async function* postOrSplit(
  db: Database,
  deps: PostingDeps,
  batch: readonly UncomparedCard[],
  faults: unknown[],
): AsyncGenerator<BatchPosted> {
  try {
    yield await postInTransaction(db, deps, batch)
  } catch (fault) {
    // without a database the single cards would fare no better
    if (isRetryable(fault)) throw fault
    if (batch.length === 1) faults.push(fault)
    else for (const card of batch) yield* postOrSplit(db, deps, [card], faults)
  }
}

async function postInTransaction(
  db: Database,
  deps: PostingDeps,
  batch: readonly UncomparedCard[],
): Promise<BatchPosted> {
  const posted = await inTransaction<BatchPosted, never>(db, async (trx) => ok(await postBatch(trx, deps, batch)))
  if (!posted.ok) throw new Error('posting does not refuse')
  return posted.value
}
