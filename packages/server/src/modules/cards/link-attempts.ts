import type { Id } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'

export type TooManyAttempts = { readonly code: 'too-many-attempts'; readonly retryAt: Date }

export type LinkAttemptBy = { readonly accountId: Id; readonly address: string }

/**
 * Counts one attempt, by account and by network, before anything is looked at; the module accounts keeps the limits.
 * Never by card: otherwise anybody could keep a holder from linking by trying wrong values for their card. Right attempts
 * count too, so that the counting tells nothing.
 */
export type CountAttempt = (by: LinkAttemptBy) => Promise<Result<unknown, TooManyAttempts>>
