import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { StartupProblem } from '#platform/startup-problem.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { checkApplicationRole } from './check-application-role.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())

test('the role that only adds to the audit and the ledger may serve', () => checkApplicationRole(t.pool))

test('the owner may not serve: one sentence and a way out (T-22)', async () => {
  await assert.rejects(checkApplicationRole(t.ownerPool), (error: unknown) => {
    assert.ok(error instanceof StartupProblem)
    assert.match(error.sentence, /could change the audit and the ledger/)
    assert.match(error.wayOut, /DATABASE_OWNER_URL/)
    return true
  })
})

test('one table that could be changed is enough to be refused, and is named (I-06)', async () => {
  await t.ownerPool.query('grant delete on ledger_entries to sapar_app')
  await assert.rejects(checkApplicationRole(t.pool), (error: unknown) => {
    assert.ok(error instanceof StartupProblem)
    assert.match(error.sentence, /could change the ledger\./)
    return true
  })
  await t.ownerPool.query('revoke delete on ledger_entries from sapar_app')
  await checkApplicationRole(t.pool)
})
