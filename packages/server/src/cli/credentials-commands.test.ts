import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { signerRoles } from '#domain/credentials/signer-life-cycle.ts'
import { listSigners, publishChanges, setCredentialStatus } from '#modules/credentials'
import { inTransaction } from '#platform/db/transaction.ts'
import { runCli } from '#test/support/cli.ts'
import { credentialsKit, issuedCards, type CredentialsKit } from '#test/support/credentials-kit.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { memoryFileStore } from '#test/support/memory-file-store.ts'
import { backUpTables } from '#test/support/table-backup.ts'
import { registerKeysCommands } from './keys-commands.ts'
import { registerLogCommands } from './log-verify.ts'
import { registerStatusListsCommands } from './status-lists-reconcile.ts'

let t: TestDatabase
let kit: CredentialsKit
beforeEach(async () => {
  t = await testDatabase()
  kit = await credentialsKit(t, { objects: memoryFileStore() })
})
afterEach(() => t.close())

const keys = (...args: string[]) => runCli(t, registerKeysCommands, ['keys', ...args], { credentials: kit.deps })
const states = async (role: string) =>
  (await listSigners(t.db)).filter((one) => one.role === role).map(({ state }) => state)

test('keys list names every signer; as JSON too', async () => {
  const { stdout } = await keys('list')
  for (const role of signerRoles) assert.match(stdout, new RegExp(`${role} +active`))
  const told = JSON.parse((await keys('list', '--json')).stdout) as { role: string }[]
  assert.deepEqual(told.map(({ role }) => role).toSorted(), signerRoles.toSorted())
})

test('keys roll is a dry run unless told to commit, and waits for its time unless it is urgent', async () => {
  assert.match((await keys('roll', 'document')).stdout, /announced\.\nNothing is changed yet/)
  assert.deepEqual(await states('document'), ['active'])
  await keys('roll', 'document', '--commit')
  assert.deepEqual(await states('document'), ['active', 'announced'])
  const early = await keys('roll', 'document', '--commit')
  assert.ok(early.hasFailed)
  assert.match(early.stderr, /wait until 2026-10-01T04:00:00\.000Z, or add --urgent/)
  assert.ok(!(await keys('roll', 'document', '--commit', '--urgent')).hasFailed)
  assert.deepEqual(await states('document'), ['retired', 'active'])
})

test('keys distrust tells first, then ends trust and names the successor', async () => {
  const { id } = (await listSigners(t.db)).find(({ role }) => role === 'status-list') ?? assert.fail()
  assert.match((await keys('distrust', id)).stdout, /Nothing is changed yet/)
  assert.deepEqual(await states('status-list'), ['active'])
  assert.match((await keys('distrust', id, '--commit')).stdout, /Signer [\w-]{36} signs from now on/)
  assert.deepEqual(await states('status-list'), ['distrusted', 'active'])
})

test('what keys commands cannot do is one sentence', async () => {
  for (const args of [
    ['roll', 'nobody'],
    ['distrust', t.newId()],
    ['distrust', t.newId(), '--from', 'yesterday'],
  ]) {
    const run = await keys(...args)
    assert.ok(run.hasFailed)
    assert.match(run.stderr, /^[^\n]+\n$/)
  }
})

test('log verify says that the log is whole, or which file is not', async () => {
  await issuedCards(t, kit.deps, 3)
  await publishChanges(kit.deps)
  const verify = () => runCli(t, registerLogCommands, ['log', 'verify'], { credentials: kit.deps })
  assert.match((await verify()).stdout, /The log is whole: 3 entries \(3 issued\), seen by no witness/)
  await kit.deps.objects.delete('log/tile/0/000.p/3')
  const damaged = await verify()
  assert.ok(damaged.hasFailed)
  assert.match(damaged.stderr, /tile-missing\): log\/tile\/0\/000\.p\/3/)
})

test('status-lists reconcile: nothing to do, then a dry run that names the card, then the deed (I-09)', async () => {
  const reconcile = (...args: string[]) =>
    runCli(t, registerStatusListsCommands, ['status-lists', 'reconcile', ...args], { credentials: kit.deps })
  const [one] = await issuedCards(t, kit.deps, 1)
  const { holderId, id: cardId } = one?.card ?? assert.fail()
  await publishChanges(kit.deps)
  assert.match((await reconcile()).stdout, /nothing to reconcile/)
  const backup = await backUpTables(t)
  await inTransaction(t.db, (trx) =>
    setCredentialStatus(trx, kit.deps, { holderId, cardId, status: 3, event: { a: 1 } }),
  )
  await publishChanges(kit.deps)
  await backup.restore()
  const told = (await reconcile()).stdout
  assert.match(told, new RegExp(`card ${cardId} of holder ${holderId}: cancelled`))
  assert.match(told, /Nothing is changed yet/)
  assert.match((await reconcile('--commit')).stdout, /Reconciled/)
  assert.match((await reconcile()).stdout, /nothing to reconcile/)
})
