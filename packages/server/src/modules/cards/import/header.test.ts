import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnNames } from './columns.ts'
import { headerProblems, nearestColumn } from './header.ts'

test('all columns in any order are right, and optional ones may be missing', () => {
  assert.deepEqual(headerProblems(columnNames.toReversed()), [])
  assert.deepEqual(headerProblems(columnNames.filter((name) => name !== 'native_name' && name !== 'relation')), [])
})

test('every wrong name is told, with the nearest right one', () => {
  const header = columnNames.map(
    (name) => ({ born_on: 'Date_of_birth', email: 'e-mail', sex: 'sexx' })[name as string] ?? name,
  )
  assert.deepEqual(headerProblems(header), [
    'There is no column “Date_of_birth”.',
    'There is no column “sexx”; the nearest is “sex”.',
    'There is no column “e-mail”; the nearest is “email”.',
    'The column “born_on” is missing.',
    'The column “sex” is missing.',
  ])
})

test('a column that is there twice is told once', () => {
  assert.deepEqual(headerProblems([...columnNames, 'email', 'email']), ['The column “email” is there twice.'])
})

test('what somebody most likely meant', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    'Card Number': 'card_number',
    cardnumber: 'card_number',
    'passport-number': 'passport_number',
    valid_untill: 'valid_until',
    nationallity: 'nationality',
    fmaily_name: 'family_name',
    colour: undefined,
    '': undefined,
  }
  for (const [typed, meant] of Object.entries(cases)) assert.equal(nearestColumn(typed), meant, typed)
})
