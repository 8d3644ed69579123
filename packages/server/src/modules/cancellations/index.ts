export { addEvidence, type AddEvidenceDeps } from './add-evidence.ts'
export { completeDue } from './complete-due.ts'
export { completeRequest, type CompletionRefusal } from './complete-request.ts'
export {
  confirmIdentity,
  type ConfirmIdentity,
  type ConfirmIdentityDeps,
  type ConfirmIdentityRefusal,
  type CountIdentityAttempt,
  type IdentityConfirmed,
} from './confirm-identity.ts'
export type { CancellationDeps, CompletionDeps, HolderCommand, QueueNotice } from './deps.ts'
export { disownRequest, type DisownRequest, type DisownRequestRefusal, type RequestDisowned } from './disown-request.ts'
export { endRequest, type RequestEnd } from './end-request.ts'
export { eraseDraft, type DraftErased, type EraseDraft, type EraseDraftRefusal } from './erase-draft.ts'
export { eraseOldDrafts } from './erase-old-drafts.ts'
export { cancellationJobs, cancellationSchedule, type CancellationJobDeps } from './jobs.ts'
export { lapseReturned } from './lapse-returned.ts'
export { noticeParams, notifyHolder, type OwnParams } from './notify-holder.ts'
export { notMePage, requestPage } from './pages.ts'
export { previewCancellation } from './preview-cancellation.ts'
export { recallRequest, type RecallRequest, type RecallRequestRefusal, type RequestRecalled } from './recall-request.ts'
export { issueReceipt, type ReceiptDeps } from './receipts/issue-receipt.ts'
export { receiptCheckCode, type Receipt } from './receipts/receipt.ts'
export { findReceipt, findReceiptById, findReceiptByNumber, listReceipts } from './receipts/receipt-store.ts'
export { findSignedReceipt, signReceipt } from './receipts/sign-receipt.ts'
export { findReference, findRequestKey } from './reference-store.ts'
export { remindReturned } from './remind-returned.ts'
export { removeEvidence, type RemoveEvidenceDeps } from './remove-evidence.ts'
export { requestFacts, type RequestFacts } from './request-facts.ts'
export { toRequest } from './request-row.ts'
export {
  changeRequest,
  findOpenRequest,
  findRequest,
  listRequests,
  lockRequest,
  type RequestChange,
} from './request-store.ts'
export {
  resubmitRequest,
  type RequestResubmitted,
  type ResubmitRequest,
  type ResubmitRequestRefusal,
} from './resubmit-request.ts'
export { insertReturn, listReturns } from './return-store.ts'
export {
  saveAnswers,
  type AnswersSaved,
  type ChangedMeanwhile,
  type SaveAnswers,
  type SaveAnswersDeps,
  type SaveAnswersRefusal,
} from './save-answers.ts'
export {
  startRequest,
  type RequestStarted,
  type StartRequest,
  type StartRequestDeps,
  type StartRequestRefusal,
} from './start-request.ts'
export {
  submitRequest,
  type RequestSubmitted,
  type SubmitRequest,
  type SubmitRequestDeps,
  type SubmitRequestRefusal,
} from './submit-request.ts'
export type { SweepOutcome } from '#platform/jobs/sweep.ts'
export {
  withdrawRequest,
  type RequestWithdrawn,
  type WithdrawRequest,
  type WithdrawRequestRefusal,
} from './withdraw-request.ts'
import './tables.ts'
