import type { Id } from '#kernel/ids.ts'
import type { OpeningReason } from './opening.ts'
import { isOpening } from './opening.ts'
import { holderOfLease, type Lease } from './lease.ts'

export type Opening = {
  readonly reason: OpeningReason
  readonly text: string | null
  readonly openedAt: Date
  readonly openUntil: Date
}

/** Why somebody may see a case at this moment; it goes into the access log that the holder reads. */
export type CaseAccess = { readonly reason: 'assigned' | OpeningReason; readonly text: string | null }

export type AccessFacts = {
  readonly staffId: Id
  readonly lease: Lease | undefined
  /** The newest opening of this person for this case. */
  readonly opening: Opening | undefined
  readonly now: Date
  readonly leaseMinutes: number
}

/** Who works on the case sees it; everybody else needs a reason that was given lately. undefined: no access. */
export function caseAccess({ staffId, lease, opening, now, leaseMinutes }: AccessFacts): CaseAccess | undefined {
  if (holderOfLease(lease, now, leaseMinutes) === staffId) return { reason: 'assigned', text: null }
  return opening && isOpening(opening, now) ? { reason: opening.reason, text: opening.text } : undefined
}
