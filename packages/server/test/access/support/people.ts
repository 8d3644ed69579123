import assert from 'node:assert/strict'
import { signInNameKey } from '#domain/people/user-name.ts'
import type { StaffRole } from '#domain/people/staff-roles.ts'
import { DemoMode, signInAsDemoPerson } from '#modules/accounts'
import type { Id } from '#kernel/ids.ts'
import type { Platform } from './platform.ts'

/** Somebody with a live session: the token is what the cookie holds. */
export type SignedInPerson = { readonly principalId: Id; readonly sessionId: Id; readonly token: string }

type AccountWishes = { readonly userName: string; readonly email?: string }

/** An account without cards yet; the database has no use for its password. */
export async function aSignedInHolder(t: Platform, { userName, email }: AccountWishes): Promise<SignedInPerson> {
  const principalId = t.newId()
  await t.db
    .insertInto('accounts')
    .values({
      principal_id: principalId,
      user_name: userName,
      email: email ?? `${userName}@example.org`,
      phone: null,
      password_hash: 'nobody signs in with it',
      password_length_class: 'alone',
      language: 'en',
      contact_changed_at: null,
      version: 1,
      created_at: t.clock.now(),
    })
    .execute()
  await addName(t, 'holder', userName, principalId)
  return enter(t, 'holder', userName)
}

export async function aSignedInStaff(t: Platform, userName: string, role: StaffRole): Promise<SignedInPerson> {
  const principalId = t.newId()
  await t.db
    .insertInto('staff_members')
    .values({
      principal_id: principalId,
      user_name: userName,
      display_name: userName,
      role,
      language: 'en',
      state: 'active',
      password_hash: null,
      version: 1,
      created_at: t.clock.now(),
    })
    .execute()
  await addName(t, 'staff', userName, principalId)
  return enter(t, 'staff', userName)
}

async function addName(t: Platform, realm: 'holder' | 'staff', userName: string, principalId: Id): Promise<void> {
  const row = { realm, name_key: signInNameKey(userName), principal_id: principalId }
  await t.db.insertInto('sign_in_names').values(row).execute()
}

/** Another session of somebody who exists. */
export async function enter(t: Platform, realm: 'holder' | 'staff', userName: string): Promise<SignedInPerson> {
  const demoMode = DemoMode.enter({ isDemonstration: true })
  assert.ok(demoMode)
  const visitor = { address: '10.1.2.3', userAgent: 'Firefox/140.0', deviceTokens: [] }
  const entered = await signInAsDemoPerson({ ...t.modules.accounts, demoMode }, { realm, userName, visitor })
  assert.ok(entered.ok, `${userName} could not enter`)
  const { principalId, sessionId, sessionToken } = entered.value
  return { principalId, sessionId, token: sessionToken }
}
