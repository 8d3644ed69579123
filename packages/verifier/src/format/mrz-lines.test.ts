import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sample, sampleLowerLine, upperLine } from '../../test/support/mrz-samples.ts'
import { td3Lines } from './mrz-lines.ts'

const expected = { ok: true, value: [upperLine, sampleLowerLine] }

test('two lines as they stand in a passport', () => {
  assert.deepEqual(td3Lines(sample), expected)
  assert.deepEqual(td3Lines(`\n\n ${upperLine} \r\n\r\n\t${sampleLowerLine}\n`), expected)
})

test('typed and pasted spellings are taken in', () => {
  const spellings: Record<string, string> = {
    'one line': upperLine + sampleLowerLine,
    'lower case': sample.toLowerCase(),
    'full width': sample.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    'spaces between': Array.from(upperLine).join(' ') + '\n' + sampleLowerLine.replace(/(.{11})/g, '$1 '),
    'angle quotes': sample.replaceAll('<<', '«'),
    'Chinese title marks': sample.replaceAll('<<', '《').replaceAll('<', '〈'),
    'single quotes': sample.replaceAll('<', '‹'),
    'invisible marks': `\u202a${sample.replace('UTO', 'UTO\u200b')}\u202c`,
  }
  for (const [what, text] of Object.entries(spellings)) assert.deepEqual(td3Lines(text), expected, what)
})

test('the fillers at the end of the upper line need not be counted', () => {
  const name = 'P<UTOERIKSSON<<ANNA<MARIA'
  for (const fillers of [1, 18, 20, 40]) {
    assert.deepEqual(td3Lines(`${name}${'<'.repeat(fillers)}\n${sampleLowerLine}`), expected, String(fillers))
  }
})

test('an upper line that ends in a letter, and any lower line, must have its length', () => {
  const refused = { ok: false, refusal: 'mrz-length' }
  assert.deepEqual(td3Lines(`P<UTOERIKSSON<<ANNA<MARIA\n${sampleLowerLine}`), refused)
  assert.deepEqual(td3Lines(`${upperLine}\n${sampleLowerLine.slice(1)}`), refused)
  assert.deepEqual(td3Lines(`${upperLine}\n${sampleLowerLine}0`), refused)
  assert.deepEqual(td3Lines(`P<UTO${'A'.repeat(40)}<\n${sampleLowerLine}`), refused)
})

test('anything but two lines is refused', () => {
  const refused = { ok: false, refusal: 'mrz-length' }
  for (const text of ['', '\n', upperLine, sampleLowerLine, `${sample}\n${upperLine}`, sample + '<']) {
    assert.deepEqual(td3Lines(text), refused, JSON.stringify(text))
  }
})

test('other characters are refused before the length is', () => {
  const refused = { ok: false, refusal: 'mrz-character' }
  for (const text of ['P-UTO', sample.replace('A', 'Ä'), sample.replace('E', 'Е'), sample.replace('<', '>')]) {
    assert.deepEqual(td3Lines(text), refused, text)
  }
})
