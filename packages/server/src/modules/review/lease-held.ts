import { holderOfLease } from '#domain/review/lease.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Trx } from '#platform/db/database.ts'
import { findLease } from './assignment-store.ts'
import type { CaseKey, ReviewDeps, Staff } from './deps.ts'

/** The case is not in this officer's hands; `by` is who has it, when somebody has. */
export type LeaseNotYours = {
  readonly code: 'lease-not-yours'
  readonly by: string | null
  readonly until: Date | null
}

type Deps = Pick<ReviewDeps, 'clock' | 'reference' | 'staffName'>

/** Only who holds the live lease works on a case. */
export async function requireLease(
  trx: Trx,
  deps: Deps,
  staff: Staff,
  key: CaseKey,
): Promise<Result<null, LeaseNotYours>> {
  const { leaseMinutes } = (await deps.reference.today()).serviceTime
  const lease = await findLease(trx, key)
  const holder = holderOfLease(lease, deps.clock.now(), leaseMinutes)
  if (holder === staff.id) return ok(null)
  if (!lease || holder === undefined) return refuse({ code: 'lease-not-yours', by: null, until: null })
  return refuse({ code: 'lease-not-yours', by: await deps.staffName(holder), until: lease.until })
}
