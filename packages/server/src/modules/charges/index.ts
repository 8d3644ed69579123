export { cardCharge, chargeInput, type ChargeFacts } from './card-charge.ts'
export { chargesJobs, chargesSchedule, queuePostCharges, type ChargesJobDeps } from './jobs.ts'
export { owedBy, type LedgerEntry, type NewLedgerEntry, type SourcedEntry, type SourcedKind } from './ledger-entry.ts'
export { listBalances, listEntries, postEntry, type CardBalance } from './ledger-store.ts'
export { loadChargeFacts } from './load-charges.ts'
export type { BatchPosted } from './post-batch.ts'
export { postCharges, type PostChargesDeps } from './post-charges.ts'
export {
  readStatement,
  type CardStatement,
  type ReadStatement,
  type Statement,
  type StatementSums,
} from './statement.ts'
export { statementCsv } from './statement-csv.ts'
export type { DatedLine, DaysLine, StatementLine } from './statement-lines.ts'
export { findEndOfStop, insertStop, liftStop, listStops, type ChargeStop } from './stop-store.ts'
export type { LedgerAccount, LedgerKind, StopLiftedBecause } from './tables.ts'
export { grantWaiver, type GrantWaiver, type GrantWaiverRefusal } from './waivers/grant-waiver.ts'
export { listWaitingWaivers, viewWaiver, type OfficeWaiver, type WaiverView } from './waivers/office-waivers.ts'
export { refuseWaiver, type RefuseWaiver, type RefuseWaiverRefusal } from './waivers/refuse-waiver.ts'
export {
  maxWaiverCommentLength,
  requestWaiver,
  type RequestWaiver,
  type RequestWaiverRefusal,
} from './waivers/request-waiver.ts'
export type { WaiverDeps, WaiverOutcome, WaiverStaff } from './waivers/waiver-command.ts'
export { findWaiver, listWaivers, type WaiverRecord } from './waivers/waiver-store.ts'
export { readWaiverTerms, type WaiverTerms } from './waivers/waiver-terms.ts'
import './tables.ts'
