import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { covers, fontCoverage } from './font-coverage.ts'

const font = (name: string) => readFileSync(new URL(`../../../assets/fonts/${name}.ttf`, import.meta.url))
const codePoint = (text: string) => text.codePointAt(0) ?? 0

test('the letters of all four languages are in one of the two families', () => {
  const latin = fontCoverage(font('NotoSans-Regular'))
  const chinese = fontCoverage(font('NotoSansSC-Regular'))
  for (const letter of 'ӘәҒғҚқҢңӨөҰұҮүҺһІі₸ЁёЪъ–№€') assert.ok(covers(latin, codePoint(letter)), letter)
  for (const letter of '旅游卡回执注销￥。，（）') assert.ok(covers(chinese, codePoint(letter)), letter)
  assert.ok(!covers(chinese, codePoint('Ғ')), 'why the other family stands first')
  assert.ok(!covers(latin, codePoint('旅')))
})

test('what it names is what the font names: every code point of each run, and not its neighbours', () => {
  const coverage = fontCoverage(font('NotoSans-Regular'))
  assert.ok(coverage.length > 50)
  coverage.forEach(([first, last], index) => {
    assert.ok(first <= last)
    const next = coverage[index + 1]
    if (next) assert.ok(last < next[0], 'runs stand in order')
    for (const at of [first, last]) assert.ok(covers(coverage, at))
    if (next && last + 1 < next[0]) assert.ok(!covers(coverage, last + 1))
  })
  assert.ok(!covers(coverage, 0x10_ff_ff))
  assert.ok(!covers([], 65))
})

test('both weights of a family draw the same letters, so one of them can speak for both', () => {
  for (const family of ['NotoSans', 'NotoSansSC']) {
    assert.deepEqual(fontCoverage(font(`${family}-Regular`)), fontCoverage(font(`${family}-Bold`)), family)
  }
})

test('a file that is no such font is said to be none', () => {
  const noTables = new Uint8Array(64)
  assert.throws(() => fontCoverage(noTables), { name: 'RangeError', message: /no table cmap/ })
  const oneTable = new Uint8Array(64)
  oneTable.set([0, 1], 4)
  oneTable.set([...Buffer.from('cmap'), 0, 0, 0, 0, 0, 0, 0, 40], 12)
  assert.throws(() => fontCoverage(oneTable), { name: 'RangeError', message: /format 12/ })
})
