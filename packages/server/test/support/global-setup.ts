import { startTestServer, type TestServer } from './database-server.ts'

let server: TestServer | undefined

/** One PostgreSQL for the whole run; each test file clones its own database from the template (test/support/database.ts). */
export async function globalSetup(): Promise<void> {
  server = await startTestServer()
  const { owner, application } = server
  process.env['SAPAR_TEST_SERVER'] = JSON.stringify({ owner, application })
}

export async function globalTeardown(): Promise<void> {
  await server?.stop()
}
