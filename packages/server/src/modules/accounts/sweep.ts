import type { Job } from '#platform/jobs/worker.ts'
import type { AccountsDeps } from './deps.ts'
import { holderSessions, staffSessions } from './stores/session-store.ts'

export const sweepJob = 'accounts.sweep'

const dayMs = 86_400_000
/** Ended sessions are kept for the list of past sign-ins and for "not me"; the audit keeps what matters longer. */
const sessionDays = 90

/**
 * Erases what has run out: codes and challenges (a day later, so that late questions still get the right answer), counters,
 * kept forms, devices, links and old sessions. Whatever order, whatever number of runs: only what is past goes.
 */
export function sweep({ db, clock }: Pick<AccountsDeps, 'db' | 'clock'>): Job {
  return async () => {
    const now = clock.now()
    const yesterday = new Date(now.getTime() - dayMs)
    await db.deleteFrom('confirmation_codes').where('expires_at', '<', yesterday).execute()
    await db.deleteFrom('sign_in_challenges').where('expires_at', '<', yesterday).execute()
    await db.deleteFrom('enrolment_links').where('expires_at', '<', yesterday).execute()
    await db.deleteFrom('attempt_counters').where('window_ends_at', '<', now).execute()
    await db.deleteFrom('kept_forms').where('expires_at', '<', now).execute()
    await db.deleteFrom('known_devices').where('expires_at', '<', now).execute()
    const before = new Date(now.getTime() - sessionDays * dayMs)
    await holderSessions.eraseOlderThan(db, before)
    await staffSessions.eraseOlderThan(db, before)
  }
}
