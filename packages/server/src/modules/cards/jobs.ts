import type { Job, Schedule } from '#platform/jobs/worker.ts'
import { expireCards, type ExpireCardsDeps } from './expire-cards.ts'
import { followContact, type FollowContactDeps } from './follow-contact.ts'
import { issueCredentials, issueCredentialsJob, type IssueCredentialsDeps } from './issue-credentials.ts'

export function cardsJobs(deps: ExpireCardsDeps & FollowContactDeps & IssueCredentialsDeps): Record<string, Job> {
  return {
    'cards.expire': async () => {
      await expireCards(deps)
    },
    [issueCredentialsJob]: async () => {
      await issueCredentials(deps)
    },
    'accounts.contact-changed': (payload) => followContact(deps, payload),
  }
}

/** Every hour, because midnight in the authority's zone is at another hour here; a run with nothing to do costs a query. */
export const cardsSchedule: readonly Schedule[] = [
  { job: 'cards.expire', cron: '5 * * * *' },
  { job: issueCredentialsJob, cron: '35 * * * *' },
]
