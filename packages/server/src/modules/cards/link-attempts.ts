import type { Id } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'

/** A counter of attempts within a window of time; the module accounts keeps them. */
export type AttemptLimit = { readonly key: string; readonly limit: number; readonly windowMinutes: number }

/** Counts one attempt and says whether it was within the limit, and when the window ends. */
export type CountAttempt = (
  attempt: AttemptLimit,
) => Promise<{ readonly isWithin: boolean; readonly windowEndsAt: Date }>

export type TooManyAttempts = { readonly code: 'too-many-attempts'; readonly retryAt: Date }

const windowMinutes = 60
const perAccount = 10
/** Higher, because a family, a hostel or a travel agency shares an address. */
const perNetwork = 40

/**
 * Counts by account and by network, never by card: otherwise anybody could keep a holder from linking by trying wrong
 * values for their card. Right attempts count too, so that the counting tells nothing.
 */
export async function countLinkAttempt(
  countAttempt: CountAttempt,
  who: { readonly accountId: Id; readonly network: string },
): Promise<Result<undefined, TooManyAttempts>> {
  const counts = [
    await countAttempt({ key: `link-card account ${who.accountId}`, limit: perAccount, windowMinutes }),
    await countAttempt({ key: `link-card network ${who.network}`, limit: perNetwork, windowMinutes }),
  ]
  const exceeded = counts.filter((count) => !count.isWithin).map((count) => count.windowEndsAt)
  if (exceeded.length === 0) return ok(undefined)
  return refuse({ code: 'too-many-attempts', retryAt: exceeded.reduce((one, other) => (one > other ? one : other)) })
}
