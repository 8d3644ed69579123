import { ok } from '#kernel/result.ts'
import type { Database, Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { sweep, type Candidate, type SweepOutcome } from '#platform/jobs/sweep.ts'
import type { ApplicationDeps } from './deps.ts'

export type OldDraftsDeps = Pick<ApplicationDeps, 'db' | 'clock' | 'reference'>

type Drafts = {
  /** Those that nobody has touched since `before`, in the order of a sweep. */
  list(db: Database, before: Date, after: Candidate | undefined, limit: number): Promise<readonly Candidate[]>
  /** Looks at one again, locked. @returns whether it was still so old, and is gone */
  erase(trx: Trx, candidate: Candidate, before: Date): Promise<boolean>
}

const dayMs = 86_400_000

/** Erases drafts that nobody has touched for the days that the authority has set for drafts of applications. */
export async function sweepOldDrafts({ db, clock, reference }: OldDraftsDeps, drafts: Drafts): Promise<SweepOutcome> {
  const { draftDays } = (await reference.today()).applicationTime()
  const before = new Date(clock.now().getTime() - draftDays * dayMs)
  return sweep(
    (after, limit) => drafts.list(db, before, after, limit),
    async (candidate) => {
      const erased = await inTransaction<boolean, never>(db, async (trx) =>
        ok(await drafts.erase(trx, candidate, before)),
      )
      return erased.ok && erased.value ? 'done' : 'not-needed'
    },
  )
}
