import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Holder } from '#domain/cards/holder.ts'
import { listSecurityEvents } from '#modules/audit'
import { aHolder } from '#test/builders/holder.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { findHolder, followContact, type AccountContact } from './index.ts'

let t: TestDatabase
let contact: AccountContact
before(async () => {
  t = await testDatabase()
})
after(() => t.close())

const changedAt = new Date('2026-09-01T03:00:00Z')
beforeEach(() => {
  contact = { email: 'new@example.org', phone: '+77010000077', language: 'ru', contactChangedAt: changedAt }
})

const run = (principalId: string) =>
  followContact({ ...t, findContact: () => Promise.resolve(contact) }, { principalId })
const now = async ({ holderId }: Holder) => findHolder(t.db, holderId)
const events = async ({ holderId }: Holder) =>
  (await listSecurityEvents(t.db, holderId, 10)).map(({ event, details }) => ({ event, details }))

test('every linked record follows, others do not', async () => {
  const accountId = t.newId()
  const linked = [await aHolder(t, { accountId }), await aHolder(t, { accountId })]
  const stranger = await aHolder(t, { accountId: t.newId() })
  await run(accountId)
  for (const holder of linked) {
    assert.deepEqual(await now(holder), { ...holder, ...contact, version: 2 })
    assert.deepEqual(await events(holder), [
      { event: 'holder-contact-changed', details: { changed: ['email', 'phone', 'language'] } },
    ])
  }
  assert.deepEqual(await now(stranger), stranger)
})

test('run twice, and at once, it changes a record once', async () => {
  const accountId = t.newId()
  const holder = await aHolder(t, { accountId })
  await Promise.all([run(accountId), run(accountId)])
  await run(accountId)
  assert.equal((await now(holder))?.version, 2)
  assert.equal((await events(holder)).length, 1)
})

test('another language alone is no change of address', async () => {
  const accountId = t.newId()
  const since = new Date('2026-01-01T00:00:00Z')
  const { email, phone } = contact
  const holder = await aHolder(t, { accountId, email, phone, language: 'en', contactChangedAt: since })
  await run(accountId)
  assert.deepEqual(await now(holder), { ...holder, language: 'ru', version: 2 })
  assert.deepEqual(await events(holder), [{ event: 'holder-contact-changed', details: { changed: ['language'] } }])
})

test('a phone number taken out of the account is taken out of the record', async () => {
  const accountId = t.newId()
  const holder = await aHolder(t, { accountId })
  contact = { ...contact, phone: null }
  await run(accountId)
  assert.equal((await now(holder))?.phone, null)
})

test('a payload without an account is a bug and says so', async () => {
  await assert.rejects(run('not-an-id'))
})
