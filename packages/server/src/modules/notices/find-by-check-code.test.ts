import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { formatCheckCode, makeCheckCode } from '#domain/notices/check-code.ts'
import { randomBytes } from 'node:crypto'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { queued } from '#test/support/notices.ts'
import { findByCheckCode } from './find-by-check-code.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())

test('the official site confirms a message by its code, and says nothing about the person', async () => {
  const [mail, sms] = await queued(t, 'card-cancelled', { language: 'ru' })
  assert.ok(mail && sms)
  const common = { template: 'card-cancelled', language: 'ru', writtenAt: t.clock.now() }
  const ofMail = await findByCheckCode(t.db, formatCheckCode(mail.check_code))
  assert.deepEqual(ofMail, { ...common, channel: 'email', recipient: 'a•••@e•••.org' })
  const ofSms = await findByCheckCode(t.db, sms.check_code.toLowerCase())
  assert.deepEqual(ofSms, { ...common, channel: 'sms', recipient: '+7•••01' })
  assert.doesNotMatch(JSON.stringify([ofMail, ofSms]), /anna|example|7701|Айдар|K7M4|FH35/)
})

test('account mail is confirmed as well: that is what is imitated most', async () => {
  const [mail] = await queued(t, 'account-reset-code', { secret: '907351' })
  assert.equal((await findByCheckCode(t.db, mail?.check_code ?? ''))?.template, 'account-reset-code')
})

test('a code that we never wrote is none', async () => {
  for (const typed of ['', 'hello', "'; drop table notices; --", makeCheckCode(randomBytes)]) {
    assert.equal(await findByCheckCode(t.db, typed), undefined, typed)
  }
})
