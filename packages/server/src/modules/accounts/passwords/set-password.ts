import type { PasswordLengthClass } from '#domain/people/password-rules.ts'
import type { Id } from '#kernel/ids.ts'
import { recordEvent } from '#modules/audit'
import type { Trx } from '#platform/db/database.ts'
import { forgetDevices } from '../stores/device-store.ts'
import type { Person } from '../stores/person-store.ts'
import { holderSessions } from '../stores/session-store.ts'
import { momentNow, tellPerson, type TellDeps } from '../tell-person.ts'

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
  deps: TellDeps,
  person: Person,
  { hash, lengthClass, event, changeId, keepSession }: NewPassword,
): Promise<void> {
  const { principalId } = person
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
  const params = { at: momentNow(deps), resetPage: deps.pages.reset }
  await tellPerson(trx, deps, person, { changeId, template: 'account-password-changed', params })
}
