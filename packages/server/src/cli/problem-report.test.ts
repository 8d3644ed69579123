import assert from 'node:assert/strict'
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { ProblemReport, safeCell } from './problem-report.ts'

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

test('only its owner can read the report, also where a file lay open before', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'sapar-report-'))
  context.after(() => rm(folder, { recursive: true }))
  const file = join(folder, 'cards.csv.report.csv')
  await writeFile(file, 'an earlier one')
  await chmod(file, 0o644)
  const report = new ProblemReport(file)
  const words = { severity: 'error', message: 'wrong', value: '', advice: '', code: 'x' }
  await report.add({ line: 1, column: null, ...words } as unknown as Parameters<ProblemReport['add']>[0])
  await report.close()
  assert.equal((await stat(file)).mode & 0o777, 0o600)
})
