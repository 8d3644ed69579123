import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { safeCell } from './problem-report.ts'

test('a cell that a spreadsheet would compute begins with an apostrophe', () => {
  for (const text of ['=1+1', '+7701', '-2', '@SUM(A1)', ' =1', '\t=1', '\rx', '|calc', '%x']) {
    assert.ok(/^"?'/.test(safeCell(text)), JSON.stringify(text))
  }
})

test('other cells stay as they are, and each is one cell when read again', () => {
  assert.equal(safeCell('Müller'), 'Müller')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, other) => {
      const [row]: string[][] = parse(`${safeCell(one)},${safeCell(other)},end\r\n`)
      assert.equal(row?.length, 3)
      assert.equal(row[0]?.replace(/^'/, ''), one.replace(/^'/, ''))
      assert.doesNotMatch(row[1] ?? '', /^\s*[=+\-@|%]/u)
    }),
  )
})
