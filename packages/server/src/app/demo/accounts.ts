import { signInNameKey } from '#domain/people/user-name.ts'
import type { Language } from '#domain/languages.ts'
import { recordEvent } from '#modules/audit'
import { linkCard } from '#modules/cards'
import type { Id } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import { inTransaction } from '#platform/db/transaction.ts'
import type { Modules } from '../compose-modules.ts'
import type { Services } from '../services.ts'
import type { DemoStaff } from './people.ts'

/** Printed at start-up, in demo mode only, for whoever wants to try the sign-in page. */
export const demoPassword = 'open steppe wide road'

export type NewDemoAccount = {
  readonly userName: string
  readonly email: string
  readonly phone?: string
  readonly language: Language
  readonly cardNumber: string
  readonly passportNumber: string
  readonly bornOn: string
}

/** An account as if its owner had registered and linked the cards long ago. */
export async function addDemoAccount(services: Services, modules: Modules, account: NewDemoAccount): Promise<Id> {
  const { db, clock, newId } = services
  const hash = await modules.accounts.passwords.hash(demoPassword)
  if (!hash.ok) throw new Error('the passwords of the demonstration could not be hashed')
  const principalId = newId()
  await inTransaction(db, async (trx) => {
    await trx
      .insertInto('accounts')
      .values({
        principal_id: principalId,
        user_name: account.userName,
        email: account.email,
        phone: account.phone ?? null,
        password_hash: hash.value,
        password_length_class: 'alone',
        language: account.language,
        contact_changed_at: null,
        version: 1,
        created_at: clock.now(),
      })
      .execute()
    const names = [account.userName, account.email].map((name) => ({
      realm: 'holder' as const,
      name_key: signInNameKey(name),
      principal_id: principalId,
    }))
    await trx.insertInto('sign_in_names').values(names).execute()
    const actor = { kind: 'holder', id: principalId } as const
    await recordEvent(trx, services, { subjectId: principalId, event: 'account-created', actor, details: {} })
    return ok(undefined)
  })
  const { cardNumber, passportNumber, bornOn } = account
  const linked = await linkCard(modules.linkCard, {
    commandId: newId(),
    accountId: principalId,
    address: '127.0.0.1',
    cardNumber,
    passportNumber,
    bornOn,
  })
  if (!linked.ok) throw new Error(`the demonstration's card ${cardNumber} could not be linked: ${linked.refusal.code}`)
  return principalId
}

/** A member of staff as if enrolled long ago; without a passkey, the one click is the only way in. */
export async function addDemoStaff({ db, clock, newId }: Services, staff: DemoStaff): Promise<void> {
  await inTransaction(db, async (trx) => {
    const principalId = newId()
    await trx
      .insertInto('staff_members')
      .values({
        principal_id: principalId,
        user_name: staff.userName,
        display_name: staff.name,
        role: staff.role,
        language: staff.language,
        state: 'active',
        password_hash: null,
        version: 1,
        created_at: clock.now(),
      })
      .execute()
    await trx
      .insertInto('sign_in_names')
      .values({ realm: 'staff', name_key: signInNameKey(staff.userName), principal_id: principalId })
      .execute()
    return ok(undefined)
  })
}
