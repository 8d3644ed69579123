import { accountsJobs, accountsSchedule, type AccountsDeps } from '#modules/accounts'
import { applicationJobs, applicationSchedule, type ApplicationJobDeps } from '#modules/applications'
import { cancellationJobs, cancellationSchedule, type CancellationJobDeps } from '#modules/cancellations'
import {
  cardsJobs,
  cardsSchedule,
  type ExpireCardsDeps,
  type FollowContactDeps,
  type IssueCredentialsDeps,
} from '#modules/cards'
import { credentialsJobs, credentialsSchedule, type CredentialsDeps } from '#modules/credentials'
import { chargesJobs, chargesSchedule, type ChargesJobDeps } from '#modules/charges'
import { evidenceJobs } from '#modules/evidence'
import { noticeJobs, noticeSchedule, type SendingDeps } from '#modules/notices'
import { paymentJobs, paymentSchedule, type PaymentJobDeps } from '#modules/payments'
import type { Job, Schedule } from '#platform/jobs/worker.ts'

export type JobDeps = {
  readonly accounts: AccountsDeps
  readonly applications: ApplicationJobDeps
  readonly cancellations: CancellationJobDeps
  readonly cards: ExpireCardsDeps & FollowContactDeps & IssueCredentialsDeps
  readonly credentials: CredentialsDeps
  readonly charges: ChargesJobDeps
  readonly evidence: Parameters<typeof evidenceJobs>[0]
  readonly notices: SendingDeps
  readonly payments: PaymentJobDeps
}

/** Every module's jobs, by name. A name that two modules use is a mistake that stops the start. */
export function registerJobs(deps: JobDeps): Readonly<Record<string, Job>> {
  const all = [
    accountsJobs(deps.accounts),
    applicationJobs(deps.applications),
    cancellationJobs(deps.cancellations),
    cardsJobs(deps.cards),
    credentialsJobs(deps.credentials),
    chargesJobs(deps.charges),
    evidenceJobs(deps.evidence),
    noticeJobs(deps.notices),
    paymentJobs(deps.payments),
  ]
  const names = all.flatMap((jobs) => Object.keys(jobs))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`two modules have a job named ${twice}`)
  return Object.assign({}, ...all) as Record<string, Job>
}

export const schedule: readonly Schedule[] = [
  ...accountsSchedule,
  ...applicationSchedule,
  ...cancellationSchedule,
  ...cardsSchedule,
  ...credentialsSchedule,
  ...chargesSchedule,
  ...noticeSchedule,
  ...paymentSchedule,
]
