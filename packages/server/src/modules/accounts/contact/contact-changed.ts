import type { Id } from '#kernel/ids.ts'
import { recordEvent } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/queue.ts'
import type { AccountsDeps } from '../deps.ts'

/** Handled by the module `cards`: the holders linked to the account take its contact data over. */
export const contactChangedJob = 'accounts.contact-changed'

export type ContactField = 'email' | 'phone'

/** What follows every change of the address or the number. */
export async function contactChanged(
  trx: Trx,
  deps: Pick<AccountsDeps, 'clock'>,
  principalId: Id,
  changed: ContactField,
): Promise<void> {
  const actor = { kind: 'holder', id: principalId } as const
  await recordEvent(trx, deps, {
    subjectId: principalId,
    event: 'contact-changed',
    actor,
    details: { changed: [changed] },
  })
  await addJob(trx, contactChangedJob, { principalId })
}
