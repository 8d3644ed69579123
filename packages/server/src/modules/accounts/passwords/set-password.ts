import type { PasswordLengthClass } from '#domain/people/password-rules.ts'
import type { Id } from '#kernel/ids.ts'
import { recordEvent } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import type { AccountsDeps } from '../deps.ts'
import { forgetDevices } from '../stores/device-store.ts'
import type { Person } from '../stores/person-store.ts'
import { holderSessions } from '../stores/session-store.ts'

export type NewPassword = {
  readonly hash: string
  readonly lengthClass: PasswordLengthClass
  readonly event: 'password-reset' | 'password-changed'
  readonly changeId: Id
  /** The session that goes on; all others end, whoever holds them. */
  readonly keepSession?: Id
}

/** A new password for a holder, and what always goes with it. */
export async function setPassword(
  trx: Trx,
  deps: Pick<AccountsDeps, 'clock' | 'queueNotice'>,
  person: Person,
  { hash, lengthClass, event, changeId, keepSession }: NewPassword,
): Promise<void> {
  const { principalId, email } = person
  await trx
    .updateTable('accounts')
    .set((update) => ({ password_hash: hash, password_length_class: lengthClass, version: update('version', '+', 1) }))
    .where('principal_id', '=', principalId)
    .execute()
  await holderSessions.endAll(trx, principalId, deps.clock.now(), keepSession)
  if (event === 'password-reset') await forgetDevices(trx, principalId)
  await recordEvent(trx, deps, {
    subjectId: principalId,
    event,
    actor: { kind: 'holder', id: principalId },
    details: {},
  })
  if (email === undefined) return
  await deps.queueNotice(trx, {
    subjectId: principalId,
    changeId,
    template: 'account-password-changed',
    language: person.language,
    recipient: { email },
    params: {},
  })
}
