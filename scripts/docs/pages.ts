import { auditEventsPage } from './audit-events.ts'
import { lifeCyclesPage } from './life-cycles.ts'
import { noticesPage } from './notices.ts'
import { refusalsPage } from './refusals.ts'

/** Every generated page of docs/reference by its file name. Each is made from the code alone, so two runs agree. */
export const referencePages: Readonly<Record<string, () => string>> = {
  'audit-events.md': auditEventsPage,
  'life-cycles.md': lifeCyclesPage,
  'notices.md': noticesPage,
  'refusals.md': refusalsPage,
}
