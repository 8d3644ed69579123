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

/** The account of somebody, with their cards: as if registered and linked long ago. What is there already stays. */
export async function ensureDemoAccount(services: Services, modules: Modules, account: NewDemoAccount): Promise<Id> {
  const accountId =
    (await findDemoPerson(services, account.userName)) ?? (await insertAccount(services, modules, account))
  const { cardNumber, passportNumber, bornOn } = account
  const linked = await linkCard(modules.linkCard, {
    commandId: services.newId(),
    accountId,
    address: '127.0.0.1',
    cardNumber,
    passportNumber,
    bornOn,
  })
  if (!linked.ok) throw new Error(`the demonstration's card ${cardNumber} could not be linked: ${linked.refusal.code}`)
  return accountId
}

/** The principal with this user name, if a start before has got that far. */
export async function findDemoPerson(
  { db }: Services,
  userName: string,
  realm: 'holder' | 'staff' = 'holder',
): Promise<Id | undefined> {
  const row = await db
    .selectFrom('sign_in_names')
    .select('principal_id')
    .where('realm', '=', realm)
    .where('name_key', '=', signInNameKey(userName))
    .executeTakeFirst()
  return row?.principal_id
}

async function insertAccount(services: Services, modules: Modules, account: NewDemoAccount): Promise<Id> {
  const { db, clock, newId } = services
  const hash = await modules.accounts.passwords.hash(demoPassword)
  if (!hash.ok) throw new Error('the passwords of the demonstration could not be hashed')
  const principalId = newId()
  const names = [account.userName, account.email].map((name) => ({
    realm: 'holder' as const,
    name_key: signInNameKey(name),
    principal_id: principalId,
  }))
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
    await trx.insertInto('sign_in_names').values(names).execute()
    const actor = { kind: 'holder', id: principalId } as const
    await recordEvent(trx, services, { subjectId: principalId, event: 'account-created', actor, details: {} })
    return ok(undefined)
  })
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
