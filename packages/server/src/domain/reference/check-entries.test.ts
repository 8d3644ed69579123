import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inFourLanguages, profileEntries } from '#test/builders/profile.ts'
import { calendarWarnings, checkEntries } from './check-entries.ts'
import type { ReferenceEntry } from './contents.ts'

const entry = (kind: string): ReferenceEntry => {
  const found = profileEntries().find((one) => one.kind === kind)
  assert.ok(found)
  return found
}

const problemsWith = (...more: readonly unknown[]) => checkEntries([...profileEntries(), ...(more as ReferenceEntry[])])
const last = profileEntries().length

test('a whole profile has no problems', () => {
  assert.deepEqual(checkEntries(profileEntries()), [])
})

test('a card type that names an unknown purpose is found, with its place', () => {
  const content = { names: inFourLanguages('x'), purposes: ['tourism', 'fishing'], maxStayDays: 1, graceDays: 0 }
  assert.deepEqual(problemsWith({ ...entry('card-type'), code: 'angler', content }), [
    { path: `entries[${last}].content.purposes[1]`, message: 'there is no purpose "fishing"' },
  ])
})

test('a reason or rule that asks for an unknown paper is found', () => {
  const reason = { ...entry('reason'), code: 'x', content: { ...entry('reason').content, evidence: ['receipt'] } }
  const rule = { ...entry('evidence-rule'), code: 'x', content: { ...entry('evidence-rule').content, paper: 'ticket' } }
  assert.deepEqual(problemsWith(reason, rule), [
    { path: `entries[${last}].content.evidence[0]`, message: 'there is no return-paper "receipt"' },
    { path: `entries[${last + 1}].content.paper`, message: 'there is no return-paper "ticket"' },
  ])
})

test('the same version twice is found', () => {
  assert.deepEqual(problemsWith(entry('purpose')), [
    { path: `entries[${last}]`, message: 'the same kind, code and version as entries[0]' },
  ])
})

test('a higher version that begins on the same day or earlier is found', () => {
  for (const effectiveFrom of ['2026-01-01', '2025-12-31']) {
    assert.deepEqual(problemsWith({ ...entry('purpose'), version: 2, effectiveFrom }), [
      { path: `entries[${last}].effectiveFrom`, message: 'version 2 must begin after version 1 (2026-01-01)' },
    ])
  }
  assert.deepEqual(problemsWith({ ...entry('purpose'), version: 2, effectiveFrom: '2026-01-02' }), [])
})

test('every mistake of a calendar is found', () => {
  const calendar = entry('calendar')
  const exception = { day: '2026-10-26', kind: 'day-off', name: 'x', source: 'y' }
  const content = {
    timeZone: 'Mars/Olympus',
    weekend: [6, 6],
    exceptions: [exception, exception],
    coveredFrom: '2026-01-01',
    coveredUntil: '2027-01-01',
  }
  const path = `entries[${last}].content`
  assert.deepEqual(
    problemsWith({ ...calendar, version: 2, effectiveFrom: '2026-02-01', content }).map((problem) => problem.path),
    [`${path}.timeZone`, `${path}.weekend`, `${path}.exceptions`],
  )
})

test('a rule about a fact or value that there is not is found, however deep', () => {
  const rule = (when: object) => ({
    ...entry('evidence-rule'),
    code: 'x',
    content: { ...entry('evidence-rule').content, when },
  })
  const path = `entries[${last}].content.when`
  const cases: readonly (readonly [object, string])[] = [
    [{ all: [{ any: [{ fact: 'colour', is: 'red' }] }] }, 'colour: there is no such fact'],
    [{ fact: 'reasonCode', is: 'fishing' }, 'reasonCode: the fact never has this value'],
    [{ fact: 'reasonCode', lessThan: 3 }, 'reasonCode: the fact is no number of days'],
  ]
  for (const [when, message] of cases) assert.deepEqual(problemsWith(rule(when)), [{ path, message }])
})

test('a profile without calendar or service times is refused', () => {
  const without = profileEntries().filter(({ kind }) => kind !== 'calendar' && kind !== 'service-time')
  assert.deepEqual(
    checkEntries(without).map(({ message }) => message),
    ['the calendar "authority" is missing', 'the service-time "cancellation-review" is missing'],
  )
})

test('a calendar that ends within 60 days is warned about, one day later it is not yet', () => {
  assert.deepEqual(calendarWarnings(profileEntries(), '2027-11-01'), [])
  const warnings = calendarWarnings(profileEntries(), '2027-11-02')
  assert.equal(warnings[0]?.path, 'entries[7].content.coveredUntil')
  assert.match(warnings[0].message, /ends on 2027-12-31/)
})

test('only the newest version of a calendar counts for the warning', () => {
  const content = { ...entry('calendar').content, coveredUntil: '2026-02-01' }
  const older = { ...entry('calendar'), content } as ReferenceEntry
  const newer = { ...entry('calendar'), version: 2, effectiveFrom: '2026-06-01' } as ReferenceEntry
  assert.deepEqual(calendarWarnings([newer, older], '2026-09-01'), [])
  assert.deepEqual(calendarWarnings([older, newer], '2026-09-01'), [])
})
