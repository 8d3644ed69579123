import { cardStatus, endOfDay, type CardClaims, type JsonObject } from '@sapar/verifier/format'
import type { Id } from '#kernel/ids.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { CardCredential } from '../credential-store.ts'
import { readCardData } from '../documents/wallet-copy.ts'

/**
 * What the document of a card says, when a wallet may have a copy of it: the card is in force and has a day left.
 * @returns undefined when it may not
 */
export async function findCardForWallet(
  db: Queryable,
  { clock }: { readonly clock: Clock },
  credential: CardCredential,
): Promise<CardClaims | undefined> {
  if (credential.status !== cardStatus.valid) return undefined
  const claims = await findCardClaims(db, credential)
  const isOver = claims && endOfDay(claims.validUntil, claims.utcOffsetMinutes) * 1_000 <= clock.now().getTime()
  return isOver ? undefined : claims
}

async function findCardClaims(
  db: Queryable,
  { holderId, id }: { readonly holderId: Id; readonly id: Id },
): Promise<CardClaims | undefined> {
  const row = await db
    .selectFrom('credential_events')
    .select('event')
    .where('holder_id', '=', holderId)
    .where('credential_id', '=', id)
    .where('kind', 'in', ['issued', 'reinstated'])
    .executeTakeFirst()
  return row && readCardData(row.event as JsonObject)
}
