import { z } from 'zod'
import { recordEvent } from '#modules/audit'
import type { Clock } from '#kernel/clock.ts'
import { isId, type Id } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import type { Database, Trx } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import { changedContact, isOtherAddress, takeOverContact, type FindContact } from './contact.ts'
import { listHoldersOfAccount, lockHolder } from './holder-store.ts'

export type FollowContactDeps = { readonly db: Database; readonly clock: Clock; readonly findContact: FindContact }

const payload = z.object({ principalId: z.string().refine(isId) })

/**
 * Job `accounts.contact-changed`: the records linked to the account take its contact data over, each in a transaction of
 * its own. A record that has them already is left alone, so a second run writes nothing.
 */
export async function followContact(deps: FollowContactDeps, job: unknown): Promise<void> {
  const { principalId } = payload.parse(job)
  for (const { holderId } of await listHoldersOfAccount(deps.db, principalId)) {
    await inTransaction(deps.db, async (trx) => ok(await followOne(trx, deps, principalId, holderId)))
  }
}

async function followOne(trx: Trx, deps: FollowContactDeps, accountId: Id, holderId: Id): Promise<void> {
  const holder = await lockHolder(trx, holderId)
  const contact = await deps.findContact(trx, accountId)
  if (!contact || holder?.accountId !== accountId) return
  const changed = changedContact(holder, contact)
  if (changed.length === 0) return
  const contactChangedAt = isOtherAddress(changed)
    ? (contact.contactChangedAt ?? deps.clock.now())
    : holder.contactChangedAt
  await takeOverContact(trx, holder, { ...contact, contactChangedAt })
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'holder-contact-changed',
    actor: { kind: 'holder', id: accountId },
    details: { changed },
  })
}
