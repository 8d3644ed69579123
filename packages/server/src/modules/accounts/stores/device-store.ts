import type { Id } from '#kernel/ids.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { hashOf, isToken } from '../secrets/tokens.ts'
import type { Realm } from '../tables.ts'
import { nobody } from './person-store.ts'

const keptMs = 180 * 86_400_000
/** More than a family signs in with on one device. */
const tokensRead = 8

/**
 * The hash of the token of a device that completed a sign-in of this person before. Nobody's devices are looked for too,
 * so that a name takes the same questions whether it exists or not.
 */
export async function findKnownDevice(
  db: Queryable,
  who: {
    readonly realm: Realm
    readonly principalId: Id | undefined
    readonly tokens: readonly string[]
    readonly now: Date
  },
): Promise<Buffer | undefined> {
  const hashes = who.tokens
    .filter(isToken)
    .slice(0, tokensRead)
    .map((token) => hashOf(token))
  if (hashes.length === 0) return undefined
  const row = await db
    .selectFrom('known_devices')
    .select('token_hash')
    .where('token_hash', 'in', hashes)
    .where('realm', '=', who.realm)
    .where('principal_id', '=', who.principalId ?? nobody)
    .where('expires_at', '>', who.now)
    .limit(1)
    .executeTakeFirst()
  return row?.token_hash
}

export async function rememberDevice(
  trx: Trx,
  device: {
    readonly token: string
    readonly realm: Realm
    readonly principalId: Id
    readonly now: Date
  },
): Promise<void> {
  await trx
    .insertInto('known_devices')
    .values({
      token_hash: hashOf(device.token),
      realm: device.realm,
      principal_id: device.principalId,
      created_at: device.now,
      expires_at: new Date(device.now.getTime() + keptMs),
    })
    .execute()
}

export async function renewDevice(trx: Trx, tokenHash: Buffer, now: Date): Promise<void> {
  await trx
    .updateTable('known_devices')
    .set({ expires_at: new Date(now.getTime() + keptMs) })
    .where('token_hash', '=', tokenHash)
    .execute()
}

export async function forgetDevices(trx: Trx, principalId: Id): Promise<void> {
  await trx.deleteFrom('known_devices').where('principal_id', '=', principalId).execute()
}

/** What goes into the device cookie: the newest token first, the oldest dropped when it grows too long. */
export function addDeviceToken(tokens: readonly string[], added: string): string[] {
  return [added, ...tokens.filter((token) => token !== added && isToken(token))].slice(0, tokensRead)
}
