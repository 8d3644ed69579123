import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { testDatabase, type TestDatabase } from '../support/database.ts'

const lint = readFileSync(new URL('./lint.sql', import.meta.url), 'utf8')

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

test('the catalogue keeps the rules that let the schema run sharded', async () => {
  const { rows } = await database.ownerPool.query(lint)
  assert.deepEqual(rows, [])
})

test('the lint finds a table without a group and a key that lacks its column', async () => {
  await database.ownerPool.query('create table stray (id int primary key)')
  await database.ownerPool.query('create table lost_key (holder_id uuid not null, id uuid primary key)')
  await database.ownerPool.query("insert into app.table_group values ('lost_key', 'holder', 'holder_id')")
  const { rows } = await database.ownerPool.query<{ tab: string; finding: string }>(lint)
  assert.deepEqual(
    rows.map((row) => row.tab),
    ['lost_key', 'stray'],
  )
})

test('the application can add to the audit and read it, and do nothing else with it', async () => {
  const refusal = { code: '42501' }
  await assert.rejects(database.pool.query('update audit_entries set seq = seq'), refusal)
  await assert.rejects(database.pool.query('delete from audit_entries'), refusal)
  await assert.rejects(database.pool.query('truncate audit_entries'), refusal)
  await assert.rejects(database.pool.query('select * from graphile_worker._private_jobs'), refusal)
})

test('I-06 the application can add to the ledger and read it, and do nothing else with it', async () => {
  const refusal = { code: '42501' }
  await assert.rejects(database.pool.query('update ledger_entries set amount_minor = amount_minor'), refusal)
  await assert.rejects(database.pool.query('delete from ledger_entries'), refusal)
  await assert.rejects(database.pool.query('truncate ledger_entries'), refusal)
  await assert.rejects(database.pool.query('delete from charge_accounts'), refusal)
  await assert.rejects(database.pool.query('delete from waivers'), refusal)
})
