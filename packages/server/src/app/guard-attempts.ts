import { giveBackAttempt, takeAttempt, type AccountsDeps } from '#modules/accounts'
import type { CountGuardAttempt } from '#modules/applications'
import { ok } from '#kernel/result.ts'

/** Attempts to send an application, counted for the account alone: it is signed in, and no network tries for others. */
export function guardAttempts(accounts: Pick<AccountsDeps, 'db' | 'clock'>): CountGuardAttempt {
  return async ({ accountId }) => {
    const by = { name: accountId, address: '', device: Buffer.from(accountId) }
    const taken = await takeAttempt(accounts, 'application-guard', by)
    return taken.ok ? ok({ giveBack: () => giveBackAttempt(accounts, taken.value) }) : taken
  }
}
