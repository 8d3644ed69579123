import type { Id } from '#kernel/ids.ts'

/** Something a sweep has found; it is looked at again, locked, before anything happens to it. */
export type Candidate = { readonly holderId: Id; readonly requestId: Id }

/** The next candidates after one, ordered by holder and id. */
export type NextCandidates = (after: Candidate | undefined, limit: number) => Promise<readonly Candidate[]>

export type SweepOutcome = {
  readonly done: number
  /** Requests that stay as they are, with the reason: somebody has to look. */
  readonly stuck: readonly { readonly requestId: Id; readonly code: string }[]
}

export type SweepStep = (candidate: Candidate) => Promise<'done' | 'not-needed' | { readonly stuck: string }>

const batchSize = 200

/**
 * Goes over candidates one transaction at a time. One that fails does not keep the others from their turn; the faults
 * are thrown together at the end, so that the job is tried again.
 */
export async function sweep(next: NextCandidates, step: SweepStep): Promise<SweepOutcome> {
  let done = 0
  const stuck: { requestId: Id; code: string }[] = []
  const faults: unknown[] = []
  for await (const candidate of candidates(next)) {
    try {
      const outcome = await step(candidate)
      if (outcome === 'done') done += 1
      else if (outcome !== 'not-needed') stuck.push({ requestId: candidate.requestId, code: outcome.stuck })
    } catch (fault) {
      faults.push(fault)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} requests could not be swept`)
  return { done, stuck }
}

async function* candidates(next: NextCandidates): AsyncGenerator<Candidate> {
  let after: Candidate | undefined
  do {
    const batch = await next(after, batchSize)
    yield* batch
    after = batch.length === batchSize ? batch.at(-1) : undefined
  } while (after)
}
