import type { AccountsDeps } from '#modules/accounts'
import type { AddEvidenceDeps, CancellationDeps, ConfirmIdentityDeps, StartRequestDeps } from '#modules/cancellations'
import type { LinkCardDeps } from '#modules/cards'
import type { WebDeps } from '../shared/deps.ts'

/** What the holder's pages use beside the common ports. */
export type HolderDeps = WebDeps &
  Pick<StartRequestDeps, 'newReference'> &
  Pick<CancellationDeps, 'queueNotice'> &
  Pick<ConfirmIdentityDeps, 'countAttempt'> &
  Pick<AddEvidenceDeps, 'files' | 'sanitiseUpload'> & {
    readonly accounts: AccountsDeps
    readonly linkCard: LinkCardDeps
  }
