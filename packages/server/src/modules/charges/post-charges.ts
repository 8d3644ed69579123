import { lastDayOver } from '#domain/charges/charge.ts'
import type { ReferenceSource } from '#modules/reference'
import type { Clock } from '#kernel/clock.ts'
import type { NewId } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import type { Database } from '#platform/db/database.ts'
import { inTransaction, isRetryable } from '#platform/db/transaction.ts'
import { listUncompared, type UncomparedCard } from './list-uncompared.ts'
import { postBatch, type BatchPosted, type PostingDeps } from './post-batch.ts'
import { tariffMarks } from './tariff-marks.ts'

export type PostChargesDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly reference: ReferenceSource
}

const cardsInBatch = 500

/**
 * The nightly sweep: posts what the function says for the days that are over, over all cards that can differ from it, in
 * bounded memory (docs/decisions/0016). Harmless twice, in parallel, after a kill and after a month off. A card that fails
 * does not keep the others from their turn; the faults are thrown together at the end, so that the job is tried again.
 */
export async function postCharges(deps: PostChargesDeps): Promise<BatchPosted> {
  const measure: PostingDeps = { book: await deps.reference.today(), now: deps.clock.now(), newId: deps.newId }
  const faults: unknown[] = []
  let entries = 0
  const stuck: BatchPosted['stuck'][number][] = []
  for await (const batch of batches(deps.db, measure)) {
    for await (const posted of postOrSplit(deps.db, measure, batch, faults)) {
      entries += posted.entries
      stuck.push(...posted.stuck)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `the charges of ${faults.length} cards could not be posted`)
  return { entries, stuck }
}

async function* batches(db: Database, { book, now }: PostingDeps): AsyncGenerator<readonly UncomparedCard[]> {
  const marks = tariffMarks(book)
  const through = lastDayOver(now, book.calendar.timeZone)
  let after: UncomparedCard | undefined
  do {
    const batch = await listUncompared(db, { marks, through, after, limit: cardsInBatch })
    if (batch.length > 0) yield batch
    after = batch.length === cardsInBatch ? batch.at(-1) : undefined
  } while (after)
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
