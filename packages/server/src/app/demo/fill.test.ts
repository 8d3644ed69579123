import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLog } from '#platform/log/log.ts'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { snapshotOf } from '#test/access/support/snapshot.ts'
import { testDatabase } from '#test/support/database.ts'
import { fillDemo } from './fill.ts'
import { openDemoAcquirer } from './open-demo-acquirer.ts'
import { demoHolders, demoStaff } from './people.ts'

let t: Platform
const told: string[] = []
let bank: Awaited<ReturnType<typeof openDemoAcquirer>>
let dataDir: string
before(async () => {
  const database = await testDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'sapar-fill-'))
  const publicUrl = new URL('http://localhost:3000')
  bank = await openDemoAcquirer({ publicUrl, dataDir }, { clock: database.clock, log: openLog({ level: 'silent' }) })
  t = await openPlatform({ database, acquirer: bank.acquirer })
  await fillDemo(t.services, t.modules, (message) => told.push(message))
})
after(async () => {
  await bank.close()
  await t.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function count(from: string): Promise<number> {
  const { rows } = await t.pool.query<{ n: number }>(`select count(*)::int as n from ${from}`)
  return rows[0]?.n ?? 0
}

test('there is a register, people to be, and work in the office', async () => {
  assert.ok((await count('cards')) >= 1_000)
  assert.ok((await count('accounts')) >= demoHolders.length)
  assert.equal(await count('staff_members'), demoStaff.length)
  assert.equal(await count("cancellation_requests where state = 'submitted'"), 7)
  assert.equal(told.length, 1)
})

test('the office finds every kind of case, each in a state that says something', async () => {
  const { rows } = await t.pool.query<{ kind: string; state: string; n: number }>(
    'select kind, state, count(*)::int as n from open_cases group by kind, state order by kind, state',
  )
  assert.deepEqual(
    rows.map(({ kind, state, n }) => `${kind} ${state} ${n}`),
    ['application returned 1', 'application under-review 3', 'cancellation submitted 7', 'card-change submitted 4'],
  )
  assert.equal(await count("applications where state = 'draft'"), 1)
  assert.equal(await count("applications where state = 'under-review' and proposed_by is not null"), 1)
  assert.equal(await count("payments where purpose = 'fee' and state = 'paid'"), 2)
  assert.equal(await count('(select distinct kind from card_changes) kinds'), 4)
})

test('everybody on the start page can be entered as, and every holder has a card to look at', async () => {
  for (const { userName } of demoHolders) {
    const own = `cards c join holders h using (holder_id) join accounts a on a.principal_id = h.account_id
                 where a.user_name = '${userName}'`
    assert.ok((await count(own)) > 0, userName)
  }
})

test('a second start finds everything there, says nothing and changes nothing', async () => {
  const { rows } = await t.pool.query<{ id: string }>(
    'select holder_id as id from holders union select principal_id from accounts union select principal_id from staff_members',
  )
  const ids = rows.map(({ id }) => id)
  const untouched = await snapshotOf(t, ids)
  await fillDemo(t.services, t.modules, (message) => told.push(message))
  assert.equal(told.length, 1)
  assert.equal((await snapshotOf(t, ids)) === untouched, true)
})

test('a start that was cut short is finished by the next one', async () => {
  const own = `holder_id = (select h.holder_id from holders h join accounts a on a.principal_id = h.account_id
                             where a.user_name = 'demo.2006')`
  // what a kill in the middle of a request leaves: a draft, with some answers, and nothing of what comes later
  const last = `card_id = (select card_id from cancellation_requests where ${own}) and ${own}`
  await t.ownerPool.query(`delete from card_changes where ${own}`)
  await t.ownerPool.query(`delete from receipts where ${own}`)
  await t.ownerPool.query(`delete from charge_stops where ${own}`)
  await t.pool.query(
    `update cancellation_requests set state = 'draft', identity_confirmed_at = null, submitted_at = null, submitted_on = null,
       due_on = null, recall_until = null where ${last}`,
  )
  await t.pool.query('update applications set proposed_by = null, proposed_at = null where proposed_by is not null')
  await fillDemo(t.services, t.modules, () => undefined)
  assert.equal(await count("cancellation_requests where state = 'submitted'"), 7)
  assert.equal(await count(`cancellation_requests where ${own}`), 1)
  assert.equal(await count(`card_changes where ${own}`), 1)
  assert.equal(await count('applications where proposed_by is not null'), 1)
  assert.equal(await count('applications'), 5)
})
