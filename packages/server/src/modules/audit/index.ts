export { recordEvent, type AuditActor, type AuditRecord } from './record-event.ts'
export { recordEvents, type AnyAuditRecord } from './record-events.ts'
export {
  listAccesses,
  listCardAccesses,
  listCaseHistory,
  listSecurityEvents,
  listTimeline,
  type AuditEntry,
} from './list-entries.ts'
export { verifyChain, type ChainFault } from './verify-chain.ts'
import './tables.ts'
