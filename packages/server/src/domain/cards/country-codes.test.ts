import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCountryCode } from './country-codes.ts'

test('codes of countries that exist are taken, others are not', () => {
  for (const code of ['CHN', 'KAZ', 'GBR', 'SSD', 'TLS', 'ALA']) assert.equal(readCountryCode(code), code)
  for (const code of ['ZZZ', 'USR', 'AAA', 'CN', 'de', '', 'CHNA']) assert.equal(readCountryCode(code), undefined, code)
})

test('what passports have besides ISO 3166 is taken, and Germany by either code', () => {
  for (const code of [
    'D',
    'GBD',
    'GBN',
    'GBO',
    'GBP',
    'GBS',
    'RKS',
    'EUE',
    'UNO',
    'UNA',
    'UNK',
    'XXA',
    'XXB',
    'XXC',
    'XXX',
    'UTO',
    'XOM',
  ]) {
    assert.equal(readCountryCode(code), code)
  }
  assert.equal(readCountryCode('DEU'), 'D')
})

test('all 249 codes of ISO 3166-1 are known', () => {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWYZ')
  const all = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)))
  // 248 under their own code and Germany as D; RKS, EUE, UTO and the codes of the United Nations and of Britons are not ISO's
  const notIso = new Set(['RKS', 'EUE', 'UTO', 'UNO', 'UNA', 'UNK', 'GBD', 'GBN', 'GBO', 'GBP', 'GBS'])
  const withX = ['CXR', 'LUX', 'MAX', 'MEX', 'SXM'].filter((code) => readCountryCode(code) !== undefined)
  const known = all.filter((code) => readCountryCode(code) !== undefined && !notIso.has(code))
  assert.deepEqual(withX, ['CXR', 'LUX', 'MEX', 'SXM'])
  assert.equal(known.length + withX.length, 249)
})
