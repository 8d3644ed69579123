import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestServer, type TestServer } from './database-server.ts'

let server: TestServer | undefined
const seen = mkdtempSync(join(tmpdir(), 'sapar-seen-'))

/**
 * One PostgreSQL for the whole run; each test file clones its own database from the template (test/support/database.ts).
 * And a folder in which the journeys note which pages were looked at (journey-examination.ts).
 */
export async function globalSetup(): Promise<void> {
  server = await startTestServer()
  const { owner, application } = server
  process.env['SAPAR_TEST_SERVER'] = JSON.stringify({ owner, application })
  process.env['SAPAR_TEST_SEEN'] = seen
}

export async function globalTeardown(): Promise<void> {
  await server?.stop()
  rmSync(seen, { recursive: true, force: true })
}
