import { mustAddSecondFactor } from '#domain/people/second-factors.ts'
import type { Id } from '#kernel/ids.ts'
import type { Queryable } from '#platform/db/database.ts'
import { findFactors, listPasskeys } from '../stores/factor-store.ts'
import { findPerson } from '../stores/person-store.ts'
import type { Whose } from './person-at-work.ts'

export type PasskeyLine = {
  readonly id: Id
  readonly label: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | undefined
}

export type FactorSummary = {
  readonly passkeys: readonly PasskeyLine[]
  readonly hasAuthenticator: boolean
  readonly recoveryCodesLeft: number
  readonly mustAddSecondFactor: boolean
}

/** What the security page shows. */
export async function listFactors(db: Queryable, { realm, principalId }: Whose): Promise<FactorSummary> {
  const [person, held, passkeys] = await Promise.all([
    findPerson(db, realm, principalId),
    findFactors(db, principalId),
    listPasskeys(db, principalId),
  ])
  return {
    passkeys: passkeys.map(({ id, label, created_at, last_used_at }) => ({
      id,
      label,
      createdAt: created_at,
      lastUsedAt: last_used_at ?? undefined,
    })),
    hasAuthenticator: held.authenticator,
    recoveryCodesLeft: held.recoveryCodes,
    mustAddSecondFactor: person !== undefined && mustAddSecondFactor(person.lengthClass, held),
  }
}
