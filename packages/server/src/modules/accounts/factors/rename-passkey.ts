import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { recordEvent } from '#modules/audit'
import { inTransaction } from '#platform/db/transaction.ts'
import type { AccountsDeps } from '../deps.ts'
import { labelPasskey } from '../stores/factor-store.ts'
import { readPasskeyLabel, type LabelRefusal } from './passkey-label.ts'
import { atWork, type Whose } from './person-at-work.ts'

export type RenamePasskey = Whose & { readonly passkeyId: Id; readonly label: string }

export async function renamePasskey(
  deps: Pick<AccountsDeps, 'db' | 'clock'>,
  command: RenamePasskey,
): Promise<Result<{ readonly label: string }, LabelRefusal | { readonly code: 'passkey-not-found' }>> {
  const label = readPasskeyLabel(command.label)
  if (!label.ok) return label
  return inTransaction(deps.db, async (trx) => {
    const work = await atWork(trx, command)
    if (!work || !(await labelPasskey(trx, command.principalId, command.passkeyId, label.value))) {
      return refuse({ code: 'passkey-not-found' })
    }
    const { actor } = work
    const details = { label: label.value }
    await recordEvent(trx, deps, { subjectId: command.principalId, event: 'passkey-renamed', actor, details })
    return ok({ label: label.value })
  })
}
