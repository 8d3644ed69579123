import type { Holder } from '#domain/cards/holder.ts'
import { recordEvent, type AuditActor } from '#modules/audit'
import type { Clock } from '#kernel/clock.ts'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Trx } from '#platform/db/database.ts'
import type { AccountContact } from './contact.ts'
import { lockHolder } from './holder-store.ts'

/** What a decision of the office establishes about a person. */
export type PersonData = Pick<
  Holder,
  | 'familyName'
  | 'givenNames'
  | 'nativeName'
  | 'bornOn'
  | 'sex'
  | 'nationality'
  | 'passportNumber'
  | 'passportIssuer'
  | 'passportExpiresOn'
>

export type RecordPerson = {
  readonly holderId: Id
  readonly data: PersonData
  readonly actor: AuditActor
  readonly requestId: Id
}

type FirstRecord = {
  /** What the register calls a person that came in here. */
  readonly registerRef: string
  readonly accountId: Id
  readonly contact: AccountContact
}

type Deps = { readonly clock: Clock }

const columns = {
  familyName: 'family_name',
  givenNames: 'given_names',
  nativeName: 'native_name',
  bornOn: 'born_on',
  sex: 'sex',
  nationality: 'nationality',
  passportNumber: 'passport_number',
  passportIssuer: 'passport_issuer',
  passportExpiresOn: 'passport_expires_on',
} as const satisfies Record<keyof PersonData, string>

function columnsOf(data: Partial<PersonData>) {
  const entries = Object.entries(data) as [keyof PersonData, string | null][]
  return Object.fromEntries(entries.map(([field, value]) => [columns[field], value])) as Record<string, never>
}

/** Takes a person into the register with their first card, linked to the account that applied. */
export async function addPerson(trx: Trx, deps: Deps, person: RecordPerson & FirstRecord): Promise<void> {
  const { holderId, data, registerRef, accountId, contact, actor, requestId } = person
  const at = deps.clock.now()
  await trx
    .insertInto('holders')
    .values({
      holder_id: holderId,
      register_ref: registerRef,
      family_name: data.familyName,
      given_names: data.givenNames,
      native_name: data.nativeName,
      born_on: data.bornOn,
      sex: data.sex,
      nationality: data.nationality,
      passport_number: data.passportNumber,
      passport_issuer: data.passportIssuer,
      passport_expires_on: data.passportExpiresOn,
      passport_changed_on: null,
      email: contact.email,
      phone: contact.phone,
      language: contact.language,
      contact_changed_at: contact.contactChangedAt,
      account_id: accountId,
      linked_at: at,
      register_hash: 'issued here',
      version: 1,
      created_at: at,
    })
    .execute()
  await trx.insertInto('register_refs').values({ register_ref: registerRef, holder_id: holderId }).execute()
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'holder-recorded',
    actor,
    requestId,
    details: { registerRef },
  })
}

/**
 * Corrects what the register says of a person by what a decision established.
 * @param today the day on which a new passport counts as changed
 * @returns the fields that changed; none: everything was so already
 */
export async function correctPerson(
  trx: Trx,
  deps: Deps,
  { holderId, data, actor, requestId }: RecordPerson,
  today: CalendarDay,
): Promise<readonly (keyof PersonData)[]> {
  const holder = await lockHolder(trx, holderId)
  if (!holder) throw new Error(`there is no person ${holderId} to correct`)
  const fields = Object.keys(columns) as (keyof PersonData)[]
  const changed = fields.filter((field) => holder[field] !== data[field])
  if (changed.length === 0) return changed
  const isNewPassport = changed.includes('passportNumber') || changed.includes('passportIssuer')
  await trx
    .updateTable('holders')
    .set({
      ...columnsOf(data),
      ...(isNewPassport ? { passport_changed_on: today } : {}),
      version: holder.version + 1,
    })
    .where('holder_id', '=', holderId)
    .where('version', '=', holder.version)
    .executeTakeFirstOrThrow()
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'holder-corrected',
    actor,
    requestId,
    details: { changed },
  })
  return changed
}
