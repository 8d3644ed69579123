export {
  cardNumberAlphabet,
  cardNumberLength,
  formatCardNumber,
  makeCardNumber,
  parseCardNumber,
  type CardNumber,
  type CardNumberRefusal,
  type RandomBytes,
} from './card-number.ts'
export { isMrzText, mrzCheckDigit } from './mrz-check-digit.ts'
export { readMrzCode, type MrzCode, type MrzCodeKind } from './mrz-code.ts'
export { mrzDate, type MrzDay } from './mrz-date.ts'
export { compareMrzName, mrzName, type MrzName, type NameComparison } from './mrz-name.ts'
export { parsePassportMrz, type MrzPassport, type MrzRefusal } from './mrz.ts'
export type { Parsed } from './parsed.ts'
export { isSamePassportNumber, normalisePassportNumber } from './passport-number.ts'
export { base64, base64url, fromBase64, fromBase64url, fromPaddedBase64url } from './codec/base64.ts'
export { concatBytes, equalBytes, textOf, utf8, type Bytes } from './codec/bytes.ts'
export { canonicalJson } from './codec/canonical-json.ts'
export { isJsonObject, type JsonObject, type JsonValue } from './codec/json-value.ts'
export { sha256, type Hash } from './codec/sha256.ts'
export { parseStrictJson, type JsonLimits, type JsonRefusal } from './codec/strict-json.ts'
export type { CancellationCertificateClaims, CardClaims, ReceiptClaims } from './documents/card-claims.ts'
export {
  cardCredential,
  certificateCredential,
  type Credential,
  type CredentialExtras,
} from './documents/credentials.ts'
export {
  credentialTypes,
  documentTypes,
  documentVersion,
  signerTypes,
  type DocumentKind,
} from './documents/dta-fields.ts'
export { longestStatusUri, type StatusReference } from './documents/field.ts'
export { endOfDay, startOfDay } from './documents/validity.ts'
export {
  barcodeLength,
  cardData,
  cardDataForBarcode,
  certificateData,
  longestBarcodeText,
  readCard,
  readCertificateClaims,
  readReceipt,
  receiptData,
} from './documents/vds-nc-documents.ts'
export { assembleJws, jwsSigningInput, parseJws, type CompactJws } from './jws/compact.ts'
export {
  cosignature,
  cosignatureMessage,
  formatCheckpoint,
  parseCheckpoint,
  witnessedAt,
  type Checkpoint,
} from './log/checkpoint.ts'
export {
  commitTo,
  formatLogEntry,
  logEntryKinds,
  parseLogEntry,
  proofExtra,
  readProofExtra,
  saltLength,
  type LogEntry,
  type LogEntryKind,
} from './log/entry.ts'
export {
  formatNoteKey,
  formatSignedNote,
  isSignedBy,
  noteKey,
  noteKeyType,
  noteSignatureLine,
  parseNoteKey,
  parseSignedNote,
  type NoteKey,
  type NoteKeyType,
  type SignedNote,
} from './log/signed-note.ts'
export {
  formatBundle,
  formatTile,
  longestEntry,
  nodesFromTiles,
  parseBundle,
  parseTile,
  tilePath,
  tilesAtLevel,
  tileWidth,
  type ReadTile,
} from './log/tiles.ts'
export { formatTlogProof, parseTlogProof, type TlogProof } from './log/tlog-proof.ts'
export { consistencyProof, inclusionProof, leafHash, nodeHash, treeHead, type ReadNode } from './log/tree.ts'
export { verifyConsistency, verifyInclusion, type TreeHead } from './log/verify-proof.ts'
export { mrvBNameLength, writeMrvB, type MrvB } from './mrv-b.ts'
export { shortenMrzName } from './mrz-name-field.ts'
export { buildSdJwt, sdJwtType, type SdJwtPlan, type UnsignedSdJwt } from './sd-jwt/build.ts'
export { isBoundToHolder, type KeyBindingQuestion } from './sd-jwt/key-binding.ts'
export { parseSdJwt, type SdJwt } from './sd-jwt/parse.ts'
export { processSdJwt, type ProcessedClaims } from './sd-jwt/processed-claims.ts'
export { inflate, longestStatusArray } from './status-list/inflate.ts'
export {
  cardStatus,
  cardStatusBits,
  getStatus,
  mayStatusChange,
  packStatuses,
  type CardStatus,
  type StatusBits,
} from './status-list/statuses.ts'
export {
  parseStatusListToken,
  statusListSigningInput,
  statusListType,
  type StatusListClaims,
  type StatusListToken,
} from './status-list/token.ts'
export { dataToSign, envelope, parseVdsNc, vdsNcData, type VdsNc } from './vds-nc/envelope.ts'
export { readCertificate, type Certificate, type DistinguishedName } from './x509/certificate.ts'
export {
  barcodeSignerUsage,
  checkSigner,
  findAuthority,
  verifyEs256,
  type SignerQuestion,
  type SignerRefusal,
} from './x509/check-signer.ts'
