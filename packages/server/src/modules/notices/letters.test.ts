import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { queued } from '#test/support/notices.ts'
import { findLetter } from './find-letter.ts'
import { listLetters, listNoticesOfRequest } from './list-letters.ts'

let t: TestDatabase
before(async () => {
  t = await testDatabase()
})
after(() => t.close())

test('mail and SMS of one change are one letter with two deliveries', async () => {
  const subjectId = t.newId()
  const [mail] = await queued(t, 'card-cancelled', { subjectId, language: 'kk' })
  const letters = await listLetters(t.db, [subjectId])
  assert.equal(letters.length, 1)
  const [letter] = letters
  assert.equal(letter?.id, mail?.notice_id)
  assert.equal(letter?.template, 'card-cancelled')
  assert.equal(letter?.language, 'kk')
  assert.match(letter?.subject ?? '', /картаңыз жойылды/)
  const [byMail, bySms] = [
    letter?.deliveries.find(({ channel }) => channel === 'email'),
    letter?.deliveries.find(({ channel }) => channel === 'sms'),
  ]
  assert.deepEqual([byMail?.recipient, byMail?.state, byMail?.attempts], ['anna@example.org', 'queued', 0])
  assert.deepEqual([bySms?.recipient, bySms?.state, bySms?.attempts], ['+77010000001', 'queued', 0])
})

test('the newest letter comes first, and no more than asked for', async () => {
  const subjectId = t.newId()
  for (const template of ['request-submitted', 'request-resubmitted', 'card-cancelled'] as const) {
    await queued(t, template, { subjectId })
    t.clock.advance({ minutes: 1 })
  }
  const templates = async (limit?: number) =>
    (await listLetters(t.db, [subjectId], limit === undefined ? {} : { limit })).map(({ template }) => template)
  assert.deepEqual(await templates(), ['card-cancelled', 'request-resubmitted', 'request-submitted'])
  assert.deepEqual(await templates(2), ['card-cancelled', 'request-resubmitted'])
  const cut = await listLetters(t.db, [subjectId], { limit: 1 })
  assert.equal(cut[0]?.deliveries.length, 2)
})

test('account mail is no letter', async () => {
  const subjectId = t.newId()
  const [mail] = await queued(t, 'account-reset-code', { subjectId, secret: '907351' })
  await queued(t, 'account-password-changed', { subjectId })
  assert.deepEqual(await listLetters(t.db, [subjectId]), [])
  assert.equal(await findLetter(t.db, [subjectId], mail?.notice_id ?? ''), undefined)
})

test('letters of one request are told from those of another', async () => {
  const subjectId = t.newId()
  const [one, other] = [t.newId(), t.newId()]
  await queued(t, 'request-submitted', { subjectId, requestId: one })
  await queued(t, 'request-submitted', { subjectId, requestId: other })
  await queued(t, 'card-linked', { subjectId })
  const ofOne = await listNoticesOfRequest(t.db, subjectId, one)
  assert.deepEqual(
    ofOne.map(({ requestId }) => requestId),
    [one],
  )
  assert.deepEqual(await listNoticesOfRequest(t.db, t.newId(), one), [])
})

test('a letter is read whole: text, page of its own, and how it went', async () => {
  const subjectId = t.newId()
  const [mail, sms] = await queued(t, 'request-refused', { subjectId })
  const letter = await findLetter(t.db, [t.newId(), subjectId], mail?.notice_id ?? '')
  assert.match(letter?.html ?? '', /^<!doctype html>/)
  assert.match(letter?.text ?? '', /The reason: /)
  assert.equal(letter?.deliveries.length, 2)
  // the SMS can be read as well, under its own id
  const short = await findLetter(t.db, [subjectId], sms?.notice_id ?? '')
  assert.equal(short?.html, null)
  assert.match(short?.text ?? '', /^Sapar: /)
})

test('somebody who was told by SMS only has that as a letter', async () => {
  const subjectId = t.newId()
  const [sms] = await queued(t, 'card-cancelled', { subjectId, recipient: { phone: '+77010000001' } })
  const letters = await listLetters(t.db, [subjectId])
  assert.deepEqual(
    letters.map(({ id }) => id),
    [sms?.notice_id],
  )
})

test('another person’s letter answers like one that does not exist (I-10)', async () => {
  const [mail] = await queued(t, 'card-cancelled')
  const id = mail?.notice_id ?? ''
  const answers = [
    await findLetter(t.db, [t.newId()], id),
    await findLetter(t.db, [t.newId()], t.newId()),
    await findLetter(t.db, [], id),
    await findLetter(t.db, [mail?.subject_id ?? ''], "' or 1=1 --"),
  ]
  assert.deepEqual(answers, [undefined, undefined, undefined, undefined])
  assert.deepEqual(await listLetters(t.db, [t.newId()]), [])
  assert.deepEqual(await listLetters(t.db, []), [])
})
