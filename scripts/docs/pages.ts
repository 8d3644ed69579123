import { auditEventsPage } from './audit-events.ts'
import { commandLinePage } from './command-line.ts'
import { lifeCyclesPage } from './life-cycles.ts'
import { noticesPage } from './notices.ts'
import { refusalsPage } from './refusals.ts'
import { registerColumnsPage } from './register-columns.ts'
import { settingsPage } from './settings.ts'

/** Every generated page of docs/reference by its file name. Each is made from the code alone, so two runs agree. */
export const referencePages: Readonly<Record<string, () => string>> = {
  'audit-events.md': auditEventsPage,
  'cli.md': commandLinePage,
  'configuration.md': settingsPage,
  'life-cycles.md': lifeCyclesPage,
  'notices.md': noticesPage,
  'refusals.md': refusalsPage,
  'register-columns.md': registerColumnsPage,
}
