import { ok } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { comparePublished, type Disagreement } from '../compare-published.ts'
import type { CredentialsDeps } from '../deps.ts'
import { addPublishJob } from '../publish-job.ts'
import { asPublisher } from '../publisher-lock.ts'
import { planList, reconcileList, type ListPlan } from './reconcile-list.ts'
import { planLog, reconcileLog, type LogPlan } from './reconcile-log.ts'

export type Reconciliation = {
  readonly lists: readonly ListPlan[]
  readonly log: LogPlan | undefined
  readonly committed: boolean
}

/**
 * After a restore from an older backup: what was published is taken into the database, never the other way round (I-09).
 * Every list that was open is closed, because which of its indices were given away since the backup is not known. Without
 * `commit`, only tells.
 */
export async function reconcilePublished(
  deps: CredentialsDeps,
  { commit }: { readonly commit: boolean },
): Promise<Reconciliation> {
  const disagreement = await comparePublished(deps.db, deps.objects)
  if (disagreement.length === 0) return { lists: [], log: undefined, committed: commit }
  if (commit) return asPublisher(deps.db, (trx) => reconcile(trx, deps, disagreement, true))
  const plan = await inTransaction(deps.db, async (trx) => ok(await reconcile(trx, deps, disagreement, false)))
  if (!plan.ok) throw new Error('a plan refuses nothing')
  return plan.value
}

async function reconcile(
  trx: Trx,
  deps: CredentialsDeps,
  disagreement: readonly Disagreement[],
  commit: boolean,
): Promise<Reconciliation> {
  const lists: ListPlan[] = []
  // the log first: what waits and was logged since is settled before lists are looked at
  const log = disagreement.some(({ what }) => what === 'log') ? await planLog(deps, trx) : undefined
  if (log && commit) await reconcileLog(trx, deps, log)
  for (const one of disagreement) {
    if (one.what !== 'list') continue
    const plan = await planList(deps, trx, one.listId)
    const { published: _, ...told } = plan
    lists.push(told)
    if (commit) await reconcileList(trx, deps, plan)
  }
  if (commit) {
    await trx.updateTable('status_lists').set({ is_closed: true }).execute()
    await addPublishJob(trx)
  }
  return { lists, log, committed: commit }
}
