import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openReferenceBook } from '#domain/reference/reference-book.ts'
import { profileEntries } from '#test/builders/profile.ts'
import { registerCells, type Cells } from '#test/builders/register-line.ts'
import { readRow } from './read-row.ts'

const book = openReferenceBook(profileEntries(), '2026-09-01')
const read = (wishes: Cells) => readRow(7, registerCells(wishes), book)

const problems = (wishes: Cells) => {
  const row = read(wishes)
  return row.ok ? [] : row.refusal.map(({ column, code }) => `${column} ${code}`)
}

/** One bad cell each, and the code it must be told by. */
const bad: readonly (readonly [code: string, column: keyof Cells, value: string])[] = [
  ['value-missing', 'register_ref', ''],
  ['value-missing', 'family_name', '   '],
  ['value-missing', 'born_on', ''],
  ['reference-form', 'register_ref', 'R\u20281'],
  ['reference-form', 'register_ref', 'R'.repeat(101)],
  ['name-character', 'family_name', 'Er1ksson'],
  ['name-character', 'given_names', 'Anna\u200bMaria'],
  ['name-character', 'family_name', 'Smith\u202eevil'],
  ['name-character', 'family_name', '<script>'],
  ['name-character', 'native_name', '王😀'],
  ['name-empty', 'family_name', '-'],
  ['name-length', 'family_name', 'ä'.repeat(201)],
  ['day-form', 'born_on', '12.08.1974'],
  ['day-form', 'valid_from', '2026-8-1'],
  ['day-impossible', 'born_on', '2025-02-29'],
  ['day-impossible', 'born_on', '1990-13-00'],
  ['day-impossible', 'born_on', '1990-00-12'],
  ['day-impossible', 'valid_until', '2026-09-31'],
  ['value-unknown', 'sex', 'female'],
  ['value-unknown', 'language', 'fr'],
  ['value-unknown', 'state', 'valid'],
  ['country-unknown', 'nationality', 'X'],
  ['country-unknown', 'nationality', 'QQQ'],
  ['country-unknown', 'passport_issuer', 'CN'],
  ['passport-number-form', 'passport_number', 'E1'],
  ['passport-number-form', 'passport_number', 'Е1234567'],
  ['email-form', 'email', 'a@b@c'],
  ['email-form', 'email', 'a@example.org, b@example.org'],
  ['phone-form', 'phone', '8 701 000 00 01'],
  ['phone-form', 'phone', '+7 701'],
  ['phone-form', 'phone', '+999 123 456 789'],
  ['card-number-character', 'card_number', 'K7M4O2X9C'],
  ['card-number-length', 'card_number', 'K7M4Q2X9'],
  ['card-number-check', 'card_number', 'K7M4Q2X9D'],
  ['card-type-unknown', 'card_type', 'fishing'],
  ['code-form', 'card_type', 'Tourist Card'],
  ['purpose-unknown', 'purpose', 'fishing'],
  ['count-form', 'entries', '0'],
  ['count-form', 'stay_days', '30.5'],
  ['issued-after-validity', 'issued_on', '2026-11-01'],
  ['born-after-issue', 'born_on', '2026-08-30'],
  ['ground-without-act', 'ground', 'conditions-not-met'],
  ['main-card-missing', 'relation', 'child'],
  ['character-lost', 'given_names', 'J\ufffdrg'],
]

for (const [code, column, value] of bad) {
  test(`${column} “${value.slice(0, 20)}” is ${code}`, () => {
    const row = read({ [column]: value })
    assert.ok(!row.ok)
    // a form that is read from another cell's may say so too, but this one must be told with its line and a way out
    const told = row.refusal.find((problem) => problem.code === code)
    assert.ok(told, JSON.stringify(row.refusal))
    assert.equal(told.line, 7)
    assert.equal(told.severity, 'error')
    assert.ok(told.message.length > 10 && told.advice.length > 8)
    const expectedColumn = code === 'main-card-missing' ? 'depends_on_card_number' : column
    assert.equal(told.column, expectedColumn)
  })
}

test('cells that go together', () => {
  const other = registerCells().card_number ?? ''
  assert.deepEqual(problems({ valid_from: '2026-11-01', valid_until: '2026-10-31' }), ['valid_until validity-reversed'])
  assert.deepEqual(problems({ state: 'revoked' }), ['ground ground-missing'])
  assert.deepEqual(problems({ state: 'annulled', ground: 'false-statement' }), [])
  assert.deepEqual(problems({ depends_on_card_number: other }), ['relation relation-missing'])
  assert.deepEqual(problems({ depends_on_card_number: other, relation: 'child' }), [])
  const cells = registerCells()
  const self = readRow(2, { ...cells, depends_on_card_number: cells.card_number ?? '', relation: 'other' }, book)
  assert.ok(!self.ok && self.refusal[0]?.code === 'depends-on-itself')
})

test('several bad cells are told together', () => {
  assert.deepEqual(problems({ born_on: 'x', sex: 'y', phone: 'z' }), [
    'born_on day-form',
    'sex value-unknown',
    'phone phone-form',
  ])
})

test('names of all kinds are names', () => {
  const names = [
    'O',
    'O’Brien',
    "D'Arcy",
    'Müller-Lüdenscheidt',
    'St. Clair',
    'Toʻxtayev',
    'Серікқызы',
    'Әбдіқадыр',
    '王小明',
    '𠮷田',
    'عبد الرحمن',
    'मीराबाई',
    'Nguyễn',
    'علی\u200cرضا',
    'ä'.repeat(200),
  ]
  for (const name of names) {
    const row = read({ family_name: name, given_names: '' })
    assert.ok(row.ok, name)
    assert.equal(row.value.holder.familyName, name.normalize('NFC'))
    assert.equal(row.value.holder.givenNames, '')
  }
})

test('decomposed letters are composed and spaces made one', () => {
  const row = read({ family_name: 'Mu\u0308ller  \u00a0von\tBerg' })
  assert.equal(row.ok && row.value.holder.familyName, 'Müller von Berg')
})

test('codes of passports that ISO 3166 has not are countries', () => {
  for (const code of ['D', 'deu', 'GBD', 'RKS', 'XXA', 'UNO', 'UTO', 'EUE', 'CHN', 'KAZ']) {
    const row = read({ nationality: code })
    assert.equal(row.ok && row.value.holder.nationality, code === 'deu' ? 'D' : code)
  }
})

test('an empty optional cell is null, and the card’s passport is then the present one', () => {
  const row = read({ email: '', phone: '', entries: '', passport_number: 'ab 12-34' })
  assert.ok(row.ok)
  assert.equal(row.value.holder.email, null)
  assert.equal(row.value.holder.phone, null)
  assert.equal(row.value.card.entries, null)
  assert.equal(row.value.card.passportNumber, 'AB1234')
  assert.equal(row.value.dependsOn, null)
})

test('the told value is cut, so that a report stays readable', () => {
  const row = read({ family_name: '1'.repeat(500) })
  assert.ok(!row.ok)
  assert.equal(row.refusal[0]?.value.length, 60)
})
