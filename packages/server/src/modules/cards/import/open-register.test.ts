import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { registerCells, registerCsv } from '#test/builders/register-line.ts'
import { columnNames } from './columns.ts'
import { openRegister } from './open-register.ts'
import { RegisterUnreadable, type RegisterLine } from './register-row.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sapar-register-'))
})
after(() => rm(folder, { recursive: true }))

async function linesOf(name: string, content: string | Uint8Array): Promise<RegisterLine[]> {
  const file = join(folder, name)
  await writeFile(file, content)
  return Array.fromAsync((await openRegister(file)).lines)
}

const unreadable = (sentence: RegExp) => (error: unknown) =>
  error instanceof RegisterUnreadable && sentence.test(error.sentence) && error.wayOut !== ''

const header = columnNames.join(',')
const row = (at: number): string => columnNames.map((name) => (name === 'register_ref' ? `R${at}` : 'x')).join(',')
const refs = (lines: readonly RegisterLine[]) =>
  lines.map((line) => [line.line, 'cells' in line ? line.cells['register_ref'] : line.unreadable.code])

test('CSV with LF, CR LF and a byte order mark is the same', async () => {
  const text = `${header}\n${row(1)}\n${row(2)}\n`
  const expected = [
    [2, 'R1'],
    [3, 'R2'],
  ]
  assert.deepEqual(refs(await linesOf('a.csv', text)), expected)
  assert.deepEqual(refs(await linesOf('b.csv', text.replaceAll('\n', '\r\n'))), expected)
  assert.deepEqual(refs(await linesOf('c.csv', `\ufeff${text}`)), expected)
  assert.deepEqual(refs(await linesOf('D.CSV', text.trimEnd())), expected)
})

test('line numbers are those of the file, over empty lines and line ends inside quotes', async () => {
  for (const end of ['\n', '\r\n']) {
    const long = row(1).replace('R1', `"R1${end}${end}b"`)
    const text = [header, '', long, row(2), '', row(3)].join(end)
    assert.deepEqual(
      (await linesOf('lines.csv', text)).map(({ line }) => line),
      [3, 6, 8],
    )
  }
})

test('quotes, commas and letters of all scripts come through', async () => {
  const cells = registerCells({ family_name: 'al-"Rashid", Ибн', native_name: '王小明 عبد' })
  const [line] = await linesOf('q.csv', registerCsv([cells]))
  assert.ok(line && 'cells' in line)
  assert.deepEqual(line.cells, cells)
})

test('a line with more or fewer cells is told, the others are read', async () => {
  const lines = await linesOf('count.csv', `${header}\n${row(1)},more\n${row(2)}\nx,y\n`)
  assert.deepEqual(refs(lines), [
    [2, 'cell-count'],
    [3, 'R2'],
    [4, 'cell-count'],
  ])
})

test('a wrong header stops everything and says what is meant', async () => {
  await assert.rejects(
    linesOf('h.csv', `${header.replace('born_on', 'born')}\n`),
    unreadable(/“born”[^]*“born_on” is missing/),
  )
  await assert.rejects(linesOf('s.csv', `${header.replaceAll(',', ';')}\n`), unreadable(/not separated by commas/))
  await assert.rejects(linesOf('e.csv', ''), unreadable(/empty/))
  await assert.rejects(linesOf('u.csv', Buffer.from(`${header}\n`, 'utf16le')), unreadable(/not in UTF-8/))
})

test('the UTF-16 that spreadsheets write is read by its byte order mark', async () => {
  const rows = Array.from({ length: 3_000 }, (_, at) => row(at).replace('x', '王'))
  const lines = await linesOf('utf16.csv', Buffer.from(`\ufeff${[header, ...rows].join('\r\n')}`, 'utf16le'))
  assert.equal(lines.length, 3_000)
  assert.ok(lines.every((line, at) => 'cells' in line && line.line === at + 2 && line.cells['family_name'] === '王'))
})

test('letters in another encoding are found as lost characters', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${header}\n`),
    Buffer.from(row(1).replace('R1', 'R'), 'latin1'),
    Buffer.from([0xe4, 0x0a]),
  ])
  const [line] = await linesOf('latin.csv', bytes)
  assert.ok(line && 'cells' in line)
  assert.equal(line.cells['relation'], 'x\ufffd')
})

test('a quote that is not closed stops with its line and without reading the rest into memory', async () => {
  const rest = `${row(2)}\n`.repeat(5_000)
  await assert.rejects(linesOf('quote.csv', `${header}\n${row(1)}\n"${rest}`), unreadable(/opened and not closed/))
  await assert.rejects(linesOf('inner.csv', `${header}\nR"1,x\n`), unreadable(/line 2/))
})

test('a JSON array, JSON Lines and JSON Lines named .json are the same', async () => {
  const objects = [{ register_ref: 'R1', stay_days: 30, email: null }, { register_ref: 'R2' }]
  const lines = objects.map((object) => JSON.stringify(object)).join('\n')
  const first = { line: 1, cells: { register_ref: 'R1', stay_days: '30', email: '' } }
  for (const [name, text] of [
    ['a.json', JSON.stringify(objects, null, 2)],
    ['b.jsonl', lines],
    ['c.ndjson', `${lines}\n`],
    ['d.json', lines],
    ['e.json', `\ufeff ${JSON.stringify(objects)}`],
  ] as const) {
    const [one, two, ...more] = await linesOf(name, text)
    assert.deepEqual(one, first, name)
    assert.deepEqual(two, { line: 2, cells: { register_ref: 'R2' } }, name)
    assert.equal(more.length, 0)
  }
})

test('in JSON Lines a bad line is told with its number and the rest goes on', async () => {
  const text = [
    '{"register_ref":"R1"}',
    '{"register_ref":',
    '[]',
    '',
    '{"regster_ref":"R2"}',
    '{"register_ref":{}}',
    '{"register_ref":"R3"}',
  ]
  assert.deepEqual(refs(await linesOf('bad.jsonl', text.join('\n'))), [
    [1, 'R1'],
    [2, 'json-form'],
    [3, 'json-form'],
    [5, 'column-unknown'],
    [6, 'json-form'],
    [7, 'R3'],
  ])
})

test('a broken JSON array stops and says after which object', async () => {
  await assert.rejects(
    linesOf('x.json', '[{"register_ref":"R1"},{"register_ref":}]'),
    unreadable(/after object \d+ the file is no JSON array/),
  )
  await assert.rejects(
    linesOf('cut.json', '[{"register_ref":"R1"},{"regis'),
    unreadable(/after object \d+ the file is no JSON array/),
  )
})

test('other files are not guessed at, and a missing one is an error of its own', async () => {
  await assert.rejects(linesOf('register.xlsx', 'PK'), unreadable(/neither CSV nor JSON/))
  await assert.rejects(openRegister(join(folder, 'none.csv')), { code: 'ENOENT' })
})
