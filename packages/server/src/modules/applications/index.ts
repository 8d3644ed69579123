export { toApplication } from './application-row.ts'
export {
  changeApplication,
  findApplication,
  findApplicationByKey,
  listApplications,
  lockApplication,
  type ApplicationChange,
  type ApplicationKey,
} from './application-store.ts'
export { changeFacts } from './changes/change-facts.ts'
export {
  changeCardChange,
  findCardChange,
  findChangeKey,
  listCardChanges,
  lockCardChange,
  toChange,
} from './changes/change-store.ts'
export {
  draftCardChange,
  type CardChangeDrafted,
  type DraftCardChange,
  type DraftCardChangeRefusal,
} from './changes/draft-card-change.ts'
export { listChangeDrafts, type DraftKey } from './changes/draft-store.ts'
export {
  eraseChangeDraft,
  type ChangeDraftErased,
  type EraseChangeDraft,
  type EraseChangeDraftRefusal,
} from './changes/erase-change-draft.ts'
export { eraseOldChangeDrafts } from './changes/erase-old-change-drafts.ts'
export { changeNoticeParams, notifyOfChange } from './changes/notify-change.ts'
export { addChangePaper, removeChangePaper, type AddChangePaper, type AddChangePaperDeps } from './changes/papers.ts'
export {
  submitCardChange,
  type CardChangeDeps,
  type CardChangeSubmitted,
  type SubmitCardChange,
  type SubmitCardChangeDeps,
  type SubmitCardChangeRefusal,
} from './changes/submit-card-change.ts'
export {
  withdrawCardChange,
  type CardChangeWithdrawn,
  type WithdrawCardChange,
  type WithdrawCardChangeRefusal,
} from './changes/withdraw-card-change.ts'
export {
  feeReturnReasons,
  type ApplicantCommand,
  type ApplicationDeps,
  type CountGuardAttempt,
  type FeeOrder,
  type FeeReturnReason,
  type OpenFeePayment,
  type ReturnFee,
} from './deps.ts'
export type { ApplicantDeps } from './applicant-deps.ts'
export { feePort } from './fee-port.ts'
export { draftFacts, type DraftFacts } from './draft-facts.ts'
export { endApplication, type ApplicationEnd } from './end-application.ts'
export { eraseApplicationDraft, type ApplicationDraftErased, type EraseApplicationDraftRefusal } from './erase-draft.ts'
export { eraseOldApplicationDrafts } from './erase-old-drafts.ts'
export { passGuardToCard, type Duplicate } from './guard-store.ts'
export { applicationJobs, applicationSchedule, type ApplicationJobDeps } from './jobs.ts'
export {
  keepPassportZone,
  type KeepPassportZone,
  type KeepPassportZoneRefusal,
  type PassportZoneKept,
} from './keep-passport-zone.ts'
export { lapseReturnedApplications, lapseUnpaid } from './lapse-applications.ts'
export { listWithPassport } from './mark-store.ts'
export { applicantNoticeParams, notifyApplicant } from './notify-applicant.ts'
export { applicationPage, changePage } from './pages.ts'
export {
  addApplicationPaper,
  removeApplicationPaper,
  type AddApplicationPaper,
  type AddApplicationPaperDeps,
  type RemoveApplicationPaper,
  type RemoveApplicationPaperDeps,
} from './papers.ts'
export { recordFeeGivenUp, recordFeePaid, returnFee, type FeePaid } from './record-fee.ts'
export { findApplicationKey } from './reference-store.ts'
export { remindReturnedApplications } from './remind-returned.ts'
export {
  resubmitApplication,
  type ApplicationResubmitted,
  type ResubmitApplication,
  type ResubmitApplicationRefusal,
} from './resubmit-application.ts'
export { insertReturn, listReturns } from './return-store.ts'
export {
  findOwnDuplicate,
  saveApplicationAnswers,
  type ApplicationAnswersSaved,
  type ApplicationChanged,
  type SaveApplicationAnswers,
  type SaveApplicationAnswersDeps,
  type SaveApplicationAnswersRefusal,
} from './save-answers.ts'
export {
  startApplication,
  type ApplicationStarted,
  type StartApplication,
  type StartApplicationDeps,
  type StartApplicationRefusal,
} from './start-application.ts'
export {
  startFeePayment,
  type FeePaymentStarted,
  type StartFeePaymentDeps,
  type StartFeePaymentRefusal,
} from './start-fee-payment.ts'
export {
  submitApplication,
  type ApplicationSubmitted,
  type SubmitApplication,
  type SubmitApplicationDeps,
  type SubmitApplicationRefusal,
} from './submit-application.ts'
export {
  withdrawApplication,
  type ApplicationWithdrawn,
  type WithdrawApplicationRefusal,
} from './withdraw-application.ts'
import './changes/tables.ts'
import './tables.ts'
