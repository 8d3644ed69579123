import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMrzCode } from './mrz-code.ts'

test('codes that differ from ISO 3166 are known', () => {
  assert.deepEqual(readMrzCode('D'), { kind: 'state', iso3166: 'DEU' })
  for (const code of ['GBD', 'GBN', 'GBO', 'GBP', 'GBS']) {
    assert.deepEqual(readMrzCode(code), { kind: 'british-national', iso3166: 'GBR' }, code)
  }
  const kinds: Record<string, string> = {
    RKS: 'state',
    EUE: 'organisation',
    XOM: 'organisation',
    UNO: 'united-nations',
    UNA: 'united-nations',
    UNK: 'united-nations',
    XXA: 'stateless',
    XXB: 'refugee',
    XXC: 'refugee',
    XXX: 'unspecified',
    UTO: 'specimen',
  }
  for (const [code, kind] of Object.entries(kinds)) {
    assert.deepEqual(readMrzCode(code), { kind, iso3166: undefined }, code)
  }
})

test('any other three letters are a State, known to us or not', () => {
  for (const code of ['CHN', 'KAZ', 'GBR', 'USA', 'QQQ']) {
    assert.deepEqual(readMrzCode(code), { kind: 'state', iso3166: code })
  }
})

test('what has not the shape of a code is none', () => {
  for (const text of ['', 'E', 'DE', 'D<<', 'ABCD', 'C4N', 'chn', 'constructor', '__proto__']) {
    assert.equal(readMrzCode(text), undefined, text)
  }
})
