import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inFourLanguages, profileEntries } from '#test/builders/profile.ts'
import type { ReferenceEntry } from './contents.ts'
import { openReferenceBook } from './reference-book.ts'

const purpose = (version: number, effectiveFrom: string, code = 'study'): ReferenceEntry => ({
  kind: 'purpose',
  code,
  version,
  effectiveFrom,
  source: 'test',
  content: { names: inFourLanguages(`${code} ${version}`) },
})

test('each code gives its content with code and version', () => {
  const book = openReferenceBook(profileEntries(), '2026-09-01')
  assert.equal(book.cardType('tourism').names.en, 'Tourist card')
  assert.equal(book.purpose('tourism').code, 'tourism')
  assert.equal(book.reason('other').textRequired, true)
  assert.equal(book.returnPaper('passport-page').version, 1)
  assert.equal(book.refusalGround('wrong-person').appealDays, 30)
  assert.equal(book.calendar.timeZone, 'Asia/Almaty')
  assert.equal(book.serviceTime.recallHours, 24)
  assert.deepEqual(
    book.evidenceRules.map((rule) => rule.paper),
    ['passport-page'],
  )
})

test('lists keep the order of the profile', () => {
  const book = openReferenceBook(profileEntries(), '2026-09-01')
  const codes = (items: readonly { code: string }[]) => items.map(({ code }) => code)
  assert.deepEqual(codes(book.listReasons()), ['passport-lost', 'other'])
  assert.deepEqual(codes(book.listPurposes()), ['tourism', 'business'])
  assert.deepEqual(codes(book.listCardTypes()), ['tourism'])
  assert.deepEqual(codes(book.listReturnPapers()), ['passport-page'])
  assert.deepEqual(codes(book.listRefusalGrounds()), ['wrong-person'])
  assert.deepEqual(codes(book.listLanguages()), ['en'])
})

test('a newer version takes its own place in a list, not the older one’s', () => {
  const entries = [purpose(1, '2026-01-01', 'a'), purpose(1, '2026-01-01', 'b'), purpose(2, '2026-05-01', 'a')]
  const order = (day: string) =>
    openReferenceBook(entries, day)
      .listPurposes()
      .map(({ code }) => code)
  assert.deepEqual(order('2026-04-30'), ['a', 'b'])
  assert.deepEqual(order('2026-05-01'), ['b', 'a'])
})

test('a version begins on its first day and holds until the next one', () => {
  const entries = [purpose(2, '2026-09-15'), purpose(1, '2026-01-01')]
  const versionOn = (day: string) => openReferenceBook(entries, day).find('purpose', 'study')?.version
  assert.equal(versionOn('2025-12-31'), undefined)
  assert.equal(versionOn('2026-01-01'), 1)
  assert.equal(versionOn('2026-09-14'), 1)
  assert.equal(versionOn('2026-09-15'), 2)
  assert.equal(versionOn('2030-01-01'), 2)
})

test('whatever the order of entries, the latest one begun is in force', () => {
  const days = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']
  const entries = days.map((day, index) => purpose(index + 1, day))
  const day = fc.constantFrom('2025-12-31', ...days, '2026-02-15', '2026-12-31')
  fc.assert(
    fc.property(fc.shuffledSubarray(entries), day, (some, on) => {
      const begun = some.filter((entry) => entry.effectiveFrom <= on).map((entry) => entry.version)
      const expected = begun.length === 0 ? undefined : Math.max(...begun)
      assert.equal(openReferenceBook(some, on).find('purpose', 'study')?.version, expected)
    }),
  )
})

test('a code on record that is missing is a bug and says which; a typed one is just not found', () => {
  const book = openReferenceBook([], '2026-09-01')
  assert.equal(book.find('reason', 'nonsense'), undefined)
  assert.throws(() => book.reason('nonsense'), /no reason "nonsense" is in force on 2026-09-01/)
  assert.throws(() => book.calendar, /no calendar "authority"/)
  assert.throws(() => book.serviceTime, /no service-time "cancellation-review"/)
})

test('a code of one kind is not found as another kind', () => {
  const book = openReferenceBook(profileEntries(), '2026-09-01')
  assert.equal(book.find('purpose', 'passport-page'), undefined)
  assert.equal(book.find('reason', 'passport-lost')?.evidence[0], 'passport-page')
  assert.equal(book.find('evidence-rule', 'passport-lost')?.paper, 'passport-page')
})
