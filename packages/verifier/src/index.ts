export { reasons, type Answer, type Reason } from './verify/answers.ts'
export type { StatusListSource } from './verify/best-list.ts'
export { verifyStatusList, type StatusListQuestion, type VerifiedStatusList } from './verify/status-list.ts'
export { parseTrust, type Trust, type TrustedIssuer, type TrustedLog } from './verify/trust.ts'
export { verifyCard, type CardAnswer, type DataAge, type VerifyCardOptions } from './verify/verify-card.ts'
export {
  verifyCertificate,
  verifyReceipt,
  type GenuineDocument,
  type VerifyDocumentOptions,
} from './verify/verify-documents.ts'
export { verifyLogProof, type Logged, type LogProofQuestion, type LogProofRefusal } from './verify/verify-log-proof.ts'
export type { Parsed } from './format/parsed.ts'
export type { CancellationCertificateClaims, CardClaims, ReceiptClaims } from './format/documents/card-claims.ts'
export type { JsonObject, JsonValue } from './format/codec/json-value.ts'
