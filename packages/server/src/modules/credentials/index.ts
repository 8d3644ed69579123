import './tables.ts'
import './wallet/tables.ts'

export { comparePublished, type Disagreement } from './compare-published.ts'
export { findCredential, type CardCredential } from './credential-store.ts'
export type { CredentialsDeps, Issuer, StatusListSettings, WitnessSettings } from './deps.ts'
export {
  issueCredential,
  type CredentialIssued,
  type IssueCredential,
  type IssueCredentialRefusal,
} from './issue-credential.ts'
export { publishChanges } from './publish-changes.ts'
export { findPublishingRefusal } from './publisher-lock.ts'
export type { CredentialEventDeps } from './record-event.ts'
export {
  setCredentialStatus,
  type CredentialStatusSet,
  type SetCredentialStatus,
  type SetCredentialStatusRefusal,
} from './set-credential-status.ts'
export { distrustSigner, type DistrustRefusal, type SignerDistrusted } from './signers/distrust-signer.ts'
export { ensureSigners } from './signers/ensure-signers.ts'
export { installCertificate, type CertificateInstalled, type InstallRefusal } from './signers/install-certificate.ts'
export { planRoll, rollSigner, type RollRefusal, type RollStep } from './signers/roll-signer.ts'
export { documentTypesOf } from './signers/make-signer.ts'
export {
  requestCertificate,
  requestableRoles,
  type CertificateRequested,
  type RequestableRole,
} from './signers/request-certificate.ts'
export type { Signer } from './signers/signer.ts'
export { listSigners } from './signers/signer-store.ts'
export {
  claimSlot,
  claimSlots,
  mostSlotsAtOnce,
  type PublishingRefused,
  type Slot,
  type SlotFor,
} from './status-lists/claim-slots.ts'
export { listUri, referenceTo } from './status-lists/list-uri.ts'
export { listPublishedTokens } from './status-lists/published-tokens.ts'
export { reconcilePublished, type Reconciliation } from './reconcile/reconcile-published.ts'
export type { CardToLookAt, ListPlan } from './reconcile/reconcile-list.ts'
export { findDocument, type DocumentName, type SignedDocument } from './documents/document-store.ts'
export { findPaper, getSigned, listPapers as listSignedPapers, type DecidedPaper } from './documents/find-papers.ts'
export { signDocument, type SignDocument, type SignDocumentRefusal } from './documents/sign-document.ts'
export { signEvent } from './documents/sign-event.ts'
export { findLogProof } from './log/find-log-proof.ts'
export { verifyLog, type LogFault, type VerifiedLog } from './log/verify-log.ts'
export { certificateHash, trustOf } from './signers/trust.ts'
export { credentialsJobs, credentialsSchedule } from './jobs.ts'
export { listCertificates, listPublicKeys, type PublicJwk } from './signers/public-keys.ts'
export { listPublished } from './status-lists/list-published.ts'
export { logOrigin } from './log/log-files.ts'
export { verifyPublishedLog } from './log/verify-published-log.ts'
export { openWitness, type Witness, type WitnessAnswer, type WitnessDeps } from './witness/open-witness.ts'
export { signAnswer, type SignAnswerDeps } from './sign-answer.ts'
export { openVerifiedLists, type VerifiedLists } from './verified-lists.ts'
export { verifyPaper, type PaperAnswer } from './verify-paper.ts'
export { verifyDocument, type DocumentToVerify, type VerifyDocumentDeps } from './verify-document.ts'
export { proofAlgorithms, type ProofRefused } from './wallet/check-proof.ts'
export type { CopiesGiven } from './wallet/copy-store.ts'
export { preAuthorizedGrant, walletConfiguration, type OfferLinks } from './wallet/credential-offer.ts'
export type { WalletDeps } from './wallet/deps.ts'
export { endWalletOffer, type EndWalletOffer } from './wallet/end-offer.ts'
export {
  issueWalletCopies,
  type IssueWalletCopies,
  type IssueWalletCopiesRefusal,
  type WalletCopiesIssued,
} from './wallet/issue-copies.ts'
export {
  makeWalletOffer,
  type MakeWalletOffer,
  type MakeWalletOfferRefusal,
  type WalletOfferMade,
} from './wallet/make-offer.ts'
export { makeWalletNonce } from './wallet/nonces.ts'
export { findCredentialOffer, readCardInWallets, type CardInWallets, type ShownOffer } from './wallet/read-offers.ts'
export {
  redeemWalletOffer,
  type RedeemWalletOffer,
  type RedeemWalletOfferRefusal,
  type WalletOfferRedeemed,
} from './wallet/redeem-offer.ts'
