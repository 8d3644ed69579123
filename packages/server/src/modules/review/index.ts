export { addNote, maxNoteLength, type AddNote, type AddNoteRefusal, type NoteAdded } from './add-note.ts'
export { type ApplicationReviewDeps, type ApplicationStaffCommand, type CardCredentials } from './applications/deps.ts'
export {
  grantApplication,
  type ApplicationGranted,
  type GrantApplication,
  type GrantApplicationRefusal,
} from './applications/grant-application.ts'
export type { ApplicationDecided } from './applications/load-for-decision.ts'
export {
  refuseApplication,
  type ApplicationRefused,
  type RefuseApplication,
  type RefuseApplicationRefusal,
} from './applications/refuse-application.ts'
export {
  returnApplication,
  type ApplicationReturned,
  type ReturnApplication,
  type ReturnApplicationRefusal,
} from './applications/return-application.ts'
export {
  previewApplicationDecision,
  type ApplicationDecisionPreviewed,
  type GrantObstacle,
  type PreviewApplicationDecisionRefusal,
} from './applications/preview-application-decision.ts'
export { viewApplication, type ApplicationView } from './applications/view-application.ts'
export { caseKinds, type CaseKind, type CaseState } from './office-case.ts'
export {
  approveRequest,
  type ApproveRequest,
  type ApproveRequestRefusal,
  type RequestApproved,
} from './approve-request.ts'
export type { CaseClaimed } from './assign.ts'
export {
  approveCardChange,
  type ApproveCardChangeDeps,
  type ApproveCardChangeRefusal,
  type CardChangeApproved,
} from './changes/approve-card-change.ts'
export type { ChangeDecided, ChangeReviewDeps, ChangeStaffCommand } from './changes/decide-change.ts'
export {
  previewChangeDecision,
  type ChangeDecision,
  type PreviewChangeDecisionRefusal,
} from './changes/preview-change-decision.ts'
export {
  refuseCardChange,
  type CardChangeRefused,
  type RefuseCardChange,
  type RefuseCardChangeRefusal,
} from './changes/refuse-card-change.ts'
export { viewCardChange, type CardChangeView } from './changes/view-card-change.ts'
export { claimCase, type ClaimCase, type ClaimCaseRefusal } from './claim-case.ts'
export { claimNextCase, type ClaimNextCase, type ClaimNextCaseRefusal } from './claim-next-case.ts'
export { countCases } from './count-cases.ts'
export type { CaseKey, CompletingDeps, ReviewDeps, Staff, StaffCommand } from './deps.ts'
export { findCaseKey, type CaseAddress } from './find-case.ts'
export type { LeaseNotYours } from './lease-held.ts'
export { listQueue, queuePageSize, type ListQueue, type Queue, type QueueCase } from './list-queue.ts'
export type { AlreadyDecided } from './load-for-decision.ts'
export type { CaseNote } from './note-store.ts'
export { openCase, type CaseOpened, type OpenCase, type OpenCaseRefusal } from './open-case.ts'
export { peekCase, type CasePeek } from './peek-case.ts'
export {
  previewDecision,
  type DecisionPreviewed,
  type PreviewDecision,
  type PreviewDecisionRefusal,
} from './preview-decision.ts'
export {
  queueStates,
  queueViews,
  type KindCounts,
  type QueueCounts,
  type QueueState,
  type QueueView,
} from './queue-store.ts'
export { recordExit, type ExitRecorded, type RecordExit, type RecordExitRefusal } from './record-exit.ts'
export { refuseRequest, type RefuseRequest, type RefuseRequestRefusal, type RequestRefused } from './refuse-request.ts'
export { releaseCase, type CaseReleased, type ReleaseCase, type ReleaseCaseRefusal } from './release-case.ts'
export { renewLease, type LeaseRenewed, type RenewLease, type RenewLeaseRefusal } from './renew-lease.ts'
export { returnRequest, type RequestReturned, type ReturnRequest, type ReturnRequestRefusal } from './return-request.ts'
export type { RenderNotice, ShownNotice } from './show-notices.ts'
export { viewCase, type CaseView, type ViewCaseRefusal } from './view-case.ts'
export { viewEvidence, type ViewEvidence, type ViewEvidenceRefusal } from './view-evidence.ts'
import './tables.ts'
