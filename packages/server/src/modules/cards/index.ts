export {
  cancelCard,
  type CancelCard,
  type CancelCardDeps,
  type CancelCardRefusal,
  type CardCancelled,
} from './cancel-card.ts'
export { findCard, listCardsByKey, listDependants, recordLastExit } from './card-store.ts'
export type { AccountContact, FindContact } from './contact.ts'
export { expireCards, type ExpireCardsDeps } from './expire-cards.ts'
export { followContact, type FollowContactDeps } from './follow-contact.ts'
export { findHolder, listHoldersOfAccount } from './holder-store.ts'
export { issueCard, type IssueCard, type IssueCardDeps } from './issue-card.ts'
export { issueCardCredential, issueCredentials, type IssueCredentialsDeps } from './issue-credentials.ts'
export { cardsJobs, cardsSchedule } from './jobs.ts'
export type { CountAttempt, LinkAttemptBy, TooManyAttempts } from './link-attempts.ts'
export { linkCard, type CardLinked, type LinkCard, type LinkCardDeps, type LinkCardRefusal } from './link-card.ts'
export type { LinkNotice, QueueLinkNotice } from './link-notice.ts'
export { columnNames, columns, type ColumnName } from './import/columns.ts'
export { importRegister, type ImportOptions, type ImportRegisterDeps } from './import/import-register.ts'
export type { ImportSummary } from './import/import-tally.ts'
export { openRegister, type OpenRegister } from './import/open-register.ts'
export { RegisterUnreadable, type LineProblem, type RegisterLine } from './import/register-row.ts'
export { listCards } from './list-cards.ts'
export { addPerson, correctPerson, type PersonData, type RecordPerson } from './record-person.ts'
export { extendCard, renumberCard } from './renumber-card.ts'
export {
  checkShareCode,
  type CardChecked,
  type CheckShareCode,
  type CheckShareCodeDeps,
  type CheckShareCodeRefusal,
} from './share-codes/check-share-code.ts'
export { endShareCode, type EndShareCode, type EndShareCodeRefusal } from './share-codes/end-share-code.ts'
export { listShareCodes, type ShareCodeLine } from './share-codes/list-share-codes.ts'
export {
  makeShareCode,
  type MakeShareCode,
  type MakeShareCodeDeps,
  type MakeShareCodeRefusal,
} from './share-codes/make-share-code.ts'
import './tables.ts'
