import { mrzDate, normalisePassportNumber } from '@sapar/verifier/format'
import type { Application } from '#domain/applications/application.ts'
import type { Passport } from '#domain/applications/passport.ts'
import { findCard } from '#modules/cards'
import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import type { Fingerprint } from '#platform/keys/fingerprint.ts'
import type { GuardRow } from './tables.ts'

/**
 * The birth date is part of the key: whoever meets the guard knows as much as the passport's owner, and a stranger who
 * tries numbers learns nothing. It is taken as the zone has it, because the century of its year is a guess.
 */
export function guardKey(fingerprint: Fingerprint, passport: Passport, cardType: string): Buffer {
  const number = normalisePassportNumber(passport.number)
  return fingerprint('application-guard', passport.issuer, number, mrzDate(passport.bornOn), cardType)
}

export function passportMark(fingerprint: Fingerprint, passport: Passport): Buffer {
  return fingerprint('passport', passport.issuer, normalisePassportNumber(passport.number))
}

/** What stands in the way: named to the account it belongs to, and to nobody else. */
export type Duplicate =
  | { readonly code: 'application-already-open'; readonly applicationId: Id }
  | { readonly code: 'card-already-valid'; readonly cardId: Id; readonly validUntil: CalendarDay }
  | { readonly code: 'passport-in-use' }

type Wish = Pick<Application, 'holderId' | 'id' | 'accountId'> & { readonly arrivalOn: CalendarDay }

/**
 * Takes the guard for an application that is being sent. Two that come at once meet at the primary key: the second waits
 * for the first to commit and then finds it there.
 * @returns what is in the way; undefined: the guard is taken
 */
export async function takeGuard(trx: Trx, key: Buffer, wish: Wish): Promise<Duplicate | undefined> {
  const own = { holder_id: wish.holderId, application_id: wish.id, account_id: wish.accountId }
  const inserted = await trx
    .insertInto('application_guards')
    .values({ guard_key: key, ...own, card_id: null })
    .onConflict((conflict) => conflict.column('guard_key').doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 1n) return undefined
  const there = await trx
    .selectFrom('application_guards')
    .selectAll()
    .where('guard_key', '=', key)
    .forUpdate()
    .executeTakeFirst()
  // given up at this very moment by the one that was in the way
  if (!there) return takeGuard(trx, key, wish)
  const duplicate = await duplicateOf(trx, there, wish)
  if (duplicate) return duplicate
  await trx
    .updateTable('application_guards')
    .set({ ...own, card_id: null })
    .where('guard_key', '=', key)
    .execute()
  return undefined
}

/** What would be in the way, while the application is still being written. */
export async function findDuplicate(db: Queryable, key: Buffer, wish: Wish): Promise<Duplicate | undefined> {
  const there = await db.selectFrom('application_guards').selectAll().where('guard_key', '=', key).executeTakeFirst()
  return there && duplicateOf(db, there, wish)
}

async function duplicateOf(db: Queryable, there: GuardRow, wish: Wish): Promise<Duplicate | undefined> {
  if (there.application_id === wish.id) return undefined
  const isOwn = there.account_id === wish.accountId
  if (there.card_id === null) {
    return isOwn
      ? { code: 'application-already-open', applicationId: there.application_id }
      : { code: 'passport-in-use' }
  }
  const card = await findCard(db, [there.holder_id], there.card_id)
  const isInForce = card?.state === 'active' || card?.state === 'suspended'
  if (!card || !isInForce || card.validUntil < wish.arrivalOn) return undefined
  return isOwn
    ? { code: 'card-already-valid', cardId: card.id, validUntil: card.validUntil }
    : { code: 'passport-in-use' }
}

/** The application ended without a card. */
export async function releaseGuard(trx: Trx, application: Pick<Application, 'holderId' | 'id'>): Promise<void> {
  const { guard_key: key } = await heldKey(trx, application)
  if (key)
    await trx
      .deleteFrom('application_guards')
      .where('guard_key', '=', key)
      .where('application_id', '=', application.id)
      .execute()
}

/** The application became a card, which keeps the guard for as long as it is valid. */
export async function passGuardToCard(
  trx: Trx,
  application: Pick<Application, 'holderId' | 'id'>,
  cardId: Id,
): Promise<void> {
  const { guard_key: key } = await heldKey(trx, application)
  if (!key) throw new Error('an application that was sent holds no guard')
  await trx
    .updateTable('application_guards')
    .set({ card_id: cardId })
    .where('guard_key', '=', key)
    .where('application_id', '=', application.id)
    .execute()
}

function heldKey(trx: Trx, { holderId, id }: Pick<Application, 'holderId' | 'id'>) {
  return trx
    .selectFrom('applications')
    .select('guard_key')
    .where('holder_id', '=', holderId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}
