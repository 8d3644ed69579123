import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { ChallengePurpose, Realm, SignInChallengeRow } from '../tables.ts'

/** The passkey prompt waits at most five minutes; for a code somebody may have to fetch a phone or a paper. */
const minutes: Record<ChallengePurpose, number> = { 'sign-in': 5, 'add-passkey': 5, 'second-factor': 10 }

export type NewChallenge = {
  readonly id: Id
  readonly realm: Realm
  readonly purpose: ChallengePurpose
  readonly principalId: Id | undefined
  readonly challenge: string
  readonly now: Date
}

export type ChallengeKey = {
  readonly id: Id
  readonly realm: Realm
  readonly purpose: ChallengePurpose
  readonly now: Date
}

export async function insertChallenge(db: Queryable, { principalId, now, ...challenge }: NewChallenge): Promise<void> {
  const expiresAt = new Date(now.getTime() + minutes[challenge.purpose] * 60_000)
  await db
    .insertInto('sign_in_challenges')
    .values({ ...challenge, principal_id: principalId ?? null, created_at: now, expires_at: expiresAt, used_at: null })
    .execute()
}

export function findChallenge(db: Queryable, key: ChallengeKey): Promise<SignInChallengeRow | undefined> {
  return db
    .selectFrom('sign_in_challenges')
    .selectAll()
    .where('id', '=', key.id)
    .where('realm', '=', key.realm)
    .where('purpose', '=', key.purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', key.now)
    .executeTakeFirst()
}

/** The challenge, once: of two that come with the same one, the second finds nothing. */
export function useChallenge(db: Queryable, key: ChallengeKey): Promise<SignInChallengeRow | undefined> {
  return db
    .updateTable('sign_in_challenges')
    .set({ used_at: key.now })
    .where('id', '=', key.id)
    .where('realm', '=', key.realm)
    .where('purpose', '=', key.purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', key.now)
    .returningAll()
    .executeTakeFirst()
}
