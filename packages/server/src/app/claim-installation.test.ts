import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { StartupProblem } from '#platform/startup-problem.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { claimInstallation } from './claim-installation.ts'

let t: TestDatabase
beforeEach(async () => {
  t = await testDatabase()
})
afterEach(() => t.close())

for (const isDemo of [true, false]) {
  const [first, other] = isDemo ? ['demonstration', 'service'] : ['service', 'demonstration']
  test(`a database of the ${first} stays one, and never starts as the ${other}`, async () => {
    await claimInstallation(t.ownerPool, { isDemo })
    await claimInstallation(t.ownerPool, { isDemo })
    await assert.rejects(claimInstallation(t.ownerPool, { isDemo: !isDemo }), StartupProblem)
    await claimInstallation(t.ownerPool, { isDemo })
  })
}

test('of two first starts at once one decides', async () => {
  const both = await Promise.allSettled([true, false].map((isDemo) => claimInstallation(t.ownerPool, { isDemo })))
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
})

test('the application cannot change what its database is for', async () => {
  await claimInstallation(t.ownerPool, { isDemo: false })
  for (const query of ['select is_demo from app.installation', 'update app.installation set is_demo = true']) {
    await assert.rejects(t.pool.query(query), /permission denied/)
  }
})
