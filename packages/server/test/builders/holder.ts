import type { Holder } from '#domain/cards/holder.ts'
import { findHolder } from '#modules/cards'
import type { Clock } from '#kernel/clock.ts'
import type { NewId } from '#kernel/ids.ts'
import type { Database } from '#platform/db/database.ts'

export type BuilderDeps = { readonly db: Database; readonly clock: Clock; readonly newId: NewId }

type HolderWishes = Partial<Omit<Holder, 'version' | 'linkedAt'>>

/** A person in the register, not linked to an account, with every field a real one has; say only what matters. */
export async function aHolder({ db, clock, newId }: BuilderDeps, wishes: HolderWishes = {}): Promise<Holder> {
  const holderId = wishes.holderId ?? newId()
  const ending = holderId.slice(-8).toUpperCase()
  const holder = {
    registerRef: `R-${holderId}`,
    familyName: 'Eriksson',
    givenNames: 'Anna Maria',
    nativeName: null,
    bornOn: '1974-08-12',
    sex: 'F' as const,
    nationality: 'UTO',
    passportNumber: `P${ending}`,
    passportIssuer: 'UTO',
    passportExpiresOn: '2031-04-15',
    passportChangedOn: null,
    email: `holder-${ending.toLowerCase()}@example.org`,
    phone: '+77010000001',
    language: 'en' as const,
    contactChangedAt: null,
    accountId: null,
    ...wishes,
  }
  await db
    .insertInto('holders')
    .values({
      holder_id: holderId,
      register_ref: holder.registerRef,
      family_name: holder.familyName,
      given_names: holder.givenNames,
      native_name: holder.nativeName,
      born_on: holder.bornOn,
      sex: holder.sex,
      nationality: holder.nationality,
      passport_number: holder.passportNumber,
      passport_issuer: holder.passportIssuer,
      passport_expires_on: holder.passportExpiresOn,
      passport_changed_on: holder.passportChangedOn,
      email: holder.email,
      phone: holder.phone,
      language: holder.language,
      contact_changed_at: holder.contactChangedAt,
      account_id: holder.accountId,
      linked_at: holder.accountId === null ? null : clock.now(),
      register_hash: 'builder',
      version: 1,
      created_at: clock.now(),
    })
    .execute()
  await db.insertInto('register_refs').values({ register_ref: holder.registerRef, holder_id: holderId }).execute()
  const made = await findHolder(db, holderId)
  if (!made) throw new Error('the holder just made is not there')
  return made
}
