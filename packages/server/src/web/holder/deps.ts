import type { AccountsDeps } from '#modules/accounts'
import type { ApplicantDeps } from '#modules/applications'
import type {
  AddEvidenceDeps,
  CancellationDeps,
  ConfirmIdentityDeps,
  StartRequestDeps,
  SubmitRequestDeps,
} from '#modules/cancellations'
import type { LinkCardDeps, MakeShareCodeDeps } from '#modules/cards'
import type { WalletDeps } from '#modules/credentials'
import type { PaymentDeps } from '#modules/payments'
import type { Documents } from '#platform/documents/documents.ts'
import type { ObjectStore } from '#platform/objects/object-store.ts'
import type { ReadPassport } from '#platform/passport-reader/passport-photo.ts'
import type { WebDeps } from '../shared/deps.ts'

/** What the holder's pages use beside the common ports. */
export type HolderDeps = WebDeps &
  Pick<StartRequestDeps, 'newReference'> &
  Pick<CancellationDeps, 'queueNotice'> &
  Pick<SubmitRequestDeps, 'newReceiptNumber' | 'receiptIssuer'> &
  Pick<ConfirmIdentityDeps, 'countAttempt'> &
  Pick<AddEvidenceDeps, 'files' | 'sanitiseUpload'> & {
    readonly accounts: AccountsDeps
    readonly applications: ApplicantDeps
    readonly documents: Documents
    /** What is published: proofs are made of the log's files. */
    readonly objects: ObjectStore
    readonly linkCard: LinkCardDeps
    readonly payments: PaymentDeps
    readonly readPassport: ReadPassport
    readonly shareCodes: MakeShareCodeDeps
    readonly wallets: WalletDeps
  }
