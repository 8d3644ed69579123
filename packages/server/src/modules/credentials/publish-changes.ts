import { applyEvents, eventBatchSize } from './apply-events.ts'
import { comparePublished, tellDisagreement } from './compare-published.ts'
import type { CredentialsDeps } from './deps.ts'
import { publishLog } from './log/publish-log.ts'
import { recordPublishing } from './publisher-lock.ts'
import { getCertifiedSigner } from './signers/signer-store.ts'
import { listAllLists, type ListFacts } from './status-lists/list-store.ts'
import { publishList } from './status-lists/publish-list.ts'

/**
 * The publisher: takes what happened into lists and log, and publishes what changed, what is getting old, and what an
 * earlier signer signed. Refuses while the database is older than what was published (I-09), and says so in the log and in
 * `/readyz`.
 */
export async function publishChanges(deps: CredentialsDeps): Promise<void> {
  const { db, clock, objects, log } = deps
  const disagreement = await comparePublished(db, objects)
  if (disagreement.length > 0) {
    const because = tellDisagreement(disagreement)
    log.error({ disagreement }, `nothing is published: ${because}`)
    return recordPublishing(db, clock.now(), because)
  }
  await recordPublishing(db, clock.now(), null)
  let taken = 0
  do {
    taken = await applyEvents(deps)
    for (const { list_id: listId } of await listDue(deps)) await publishList(deps, listId)
  } while (taken === eventBatchSize)
  await publishLog(deps)
}

async function listDue(deps: CredentialsDeps): Promise<ListFacts[]> {
  const lists = await listAllLists(deps.db)
  if (lists.length === 0) return []
  const signer = await getCertifiedSigner(deps.db, 'status-list')
  const halfLifeMs = (deps.statusLists.ttlSeconds * 1_000) / 2
  // a copy is fetched again after its ttl: what it then finds must be younger than that
  const oldest = deps.clock.now().getTime() - halfLifeMs
  return lists.filter(({ published_at: at, published_change: published, last_change: last }) => {
    if (at === null || published !== last) return true
    return at.getTime() <= oldest || at < signer.stateSince
  })
}
