import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPlatform, type Platform } from '#test/access/support/platform.ts'
import { snapshotOf } from '#test/access/support/snapshot.ts'
import { fillDemo } from './fill.ts'
import { demoHolders, demoStaff } from './people.ts'

let t: Platform
const told: string[] = []
before(async () => {
  t = await openPlatform()
  await fillDemo(t.services, t.modules, (message) => told.push(message))
})
after(() => t.close())

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
  const last = `holder_id = (select h.holder_id from holders h join accounts a on a.principal_id = h.account_id
                             where a.user_name = 'demo.2006')`
  // what a kill in the middle of the last request leaves: a draft, with some answers
  await t.ownerPool.query(`delete from receipts where ${last}`)
  await t.ownerPool.query(`delete from charge_stops where ${last}`)
  await t.pool.query(
    `update cancellation_requests set state = 'draft', identity_confirmed_at = null, submitted_at = null, submitted_on = null,
       due_on = null, recall_until = null where ${last}`,
  )
  await fillDemo(t.services, t.modules, () => undefined)
  assert.equal(await count("cancellation_requests where state = 'submitted'"), 7)
  assert.equal(await count(`cancellation_requests where ${last}`), 1)
})
