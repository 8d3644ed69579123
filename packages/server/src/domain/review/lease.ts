import type { Id } from '#kernel/ids.ts'

const minuteMs = 60_000

/** Who works on a case, and until when nobody else does. */
export type Lease = { readonly staffId: Id; readonly until: Date; readonly isReleased: boolean }

export function leaseEnd(now: Date, leaseMinutes: number): Date {
  return new Date(now.getTime() + leaseMinutes * minuteMs)
}

/**
 * A lease lives until its end, but never longer than one lease from now: one that was given while the clock ran ahead
 * would otherwise lock the case for as long as the clock had been wrong (F9).
 */
export function isLive(lease: Lease, now: Date, leaseMinutes: number): boolean {
  return !lease.isReleased && lease.until > now && lease.until <= leaseEnd(now, leaseMinutes)
}

/** Who holds the case at this moment, if anybody does. */
export function holderOfLease(lease: Lease | undefined, now: Date, leaseMinutes: number): Id | undefined {
  return lease && isLive(lease, now, leaseMinutes) ? lease.staffId : undefined
}
