import type { AccountsDeps } from '#modules/accounts'
import type { PaymentDeps } from '#modules/payments'
import type { ApplicationReviewDeps, ApproveCardChangeDeps, CompletingDeps } from '#modules/review'
import type { FileStore } from '#platform/files/file-store.ts'
import type { WebDeps } from '../shared/deps.ts'

/** What the office's pages use beside the common ports. */
export type OfficeDeps = WebDeps &
  CompletingDeps & {
    readonly accounts: AccountsDeps
    readonly applicationReview: ApplicationReviewDeps & ApproveCardChangeDeps
    readonly files: FileStore
    readonly payments: PaymentDeps
  }
