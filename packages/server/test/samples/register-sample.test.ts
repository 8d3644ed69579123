import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { cardStates } from '#domain/cards/life-cycle.ts'
import { makeRegisterSample } from '../../../../scripts/make-register-sample.ts'

const file = readFileSync(new URL('../../samples/register-sample.csv', import.meta.url), 'utf8')
type Row = Readonly<Record<string, string>>
const rows: Row[] = parse(file, { columns: true })
const values = (column: string): string[] => rows.map((row) => row[column] ?? '')

test('the file is what the script makes (node scripts/make-register-sample.ts writes it again)', () => {
  assert.ok(
    makeRegisterSample() === file,
    'samples/register-sample.csv is stale: run node scripts/make-register-sample.ts',
  )
})

test('it has a thousand lines with cards of their own', () => {
  assert.equal(rows.length, 1_000)
  assert.equal(new Set(values('card_number')).size, 1_000)
})

test('it looks like life: states, countries, languages, families, people with several cards', () => {
  assert.deepEqual(new Set(values('state')), new Set(cardStates))
  for (const code of ['CHN', 'D', 'TUR', 'KOR', 'IND', 'USA', 'GBR', 'RUS', 'UZB', 'SAU', 'EGY', 'JPN', 'IDN']) {
    assert.ok(values('nationality').includes(code), code)
  }
  assert.deepEqual(new Set(values('language')), new Set(['zh-CN', 'en', 'kk', 'ru']))
  for (const relation of ['child', 'spouse', 'parent']) assert.ok(values('relation').includes(relation), relation)
  const people = new Set(values('register_ref')).size
  assert.ok(people > 700 && people < 950)
})

test('it has names of every kind', () => {
  const native = values('native_name').join(' ')
  for (const script of ['Han', 'Hangul', 'Arabic', 'Cyrillic', 'Devanagari']) {
    assert.match(native, new RegExp(`\\p{Script=${script}}`, 'u'), script)
  }
  assert.match(native, /[ӘәҒғҚқҢңӨөҰұҮүІі]/)
  assert.ok(rows.some((row) => row['given_names'] === ''))
  assert.ok(values('family_name').some((name) => name.length > 60))
  for (const mark of ['-', '’', "'", 'ü', 'ʻ'])
    assert.ok(
      values('family_name').some((name) => name.includes(mark)),
      mark,
    )
})

test('nobody real can be reached by it', () => {
  for (const email of values('email')) assert.match(email, /^$|@(example\.(org|com|net)|mail\.example)$/)
  for (const phone of values('phone')) assert.match(phone, /^$|^\+(120255501|447700900|493023125|3363998)\d+$/)
})
