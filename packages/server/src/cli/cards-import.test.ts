import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { loadProfile } from '#modules/reference'
import { registerCells, registerCsv, type Cells } from '#test/builders/register-line.ts'
import { runCli } from '#test/support/cli.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'
import { registerCardsImport } from './cards-import.ts'

const sample = new URL('../../samples/register-sample.csv', import.meta.url)
const profile = new URL('../../profiles/kz.json', import.meta.url)

let t: TestDatabase
let folder: string
before(async () => {
  t = await testDatabase()
  await loadProfile(t, profile)
  folder = await mkdtemp(join(tmpdir(), 'sapar-cli-'))
})
after(async () => {
  await t.close()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  for (const table of ['card_dependants', 'card_numbers', 'cards', 'register_refs', 'holders'] as const) {
    await t.db.deleteFrom(table).execute()
  }
})

const run = (...args: string[]) => runCli(t, registerCardsImport, ['cards', 'import', ...args])
const cardCount = async () => (await t.db.selectFrom('cards').select('id').execute()).length

async function aFile(name: string, lines: readonly Cells[]): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, registerCsv(lines))
  return file
}

test('the whole sample comes in without an error or warning, twice without a change', async () => {
  const first = await run(sample.pathname, '--commit', '--json')
  const again = await run(sample.pathname, '--commit', '--json')
  const summary: Record<string, unknown> = JSON.parse(first.stdout)
  assert.equal(first.hasFailed, false)
  assert.equal(summary['lines'], 1_000)
  assert.equal(summary['errorLines'], 0)
  assert.equal(summary['warnings'], 0)
  assert.equal(summary['report'], null)
  assert.deepEqual(summary['cards'], { added: 1_000, changed: 0, unchanged: 0 })
  assert.deepEqual(JSON.parse(again.stdout).cards, { added: 0, changed: 0, unchanged: 1_000 })
  assert.equal(await cardCount(), 1_000)
  assert.ok((await t.db.selectFrom('card_dependants').selectAll().execute()).length > 50)
})

test('without --commit nothing is written, and that is said first', async () => {
  const { stdout, hasFailed } = await run(sample.pathname)
  assert.match(stdout, /^DRY RUN: nothing was written\. Of 1,000 lines/)
  assert.match(stdout, /cards {4}1,000 new, 0 changed, 0 unchanged/)
  assert.match(stdout, /run the same command with --commit/)
  assert.equal(hasFailed, false)
  assert.equal(await cardCount(), 0)
})

test('every problem is in the report with its line, and the run fails', async () => {
  const bad = registerCells({ born_on: '1990-02-30', phone: '=HYPERLINK("http://x","y")' })
  const file = await aFile('bad.csv', [registerCells(), bad, registerCells()])
  const { stdout, hasFailed } = await run(file, '--commit')
  assert.equal(hasFailed, true)
  assert.match(stdout, /lines with errors, not imported {2}1\n/)
  assert.ok(stdout.includes(`${file}.report.csv`))
  assert.equal(await cardCount(), 2)
  const report = await readFile(`${file}.report.csv`, 'utf8')
  const rows: string[][] = parse(report, { bom: true })
  assert.deepEqual(rows[0], ['line', 'severity', 'column', 'problem', 'value', 'what_to_do', 'code'])
  assert.deepEqual(
    rows.slice(1).map((row) => [row[0], row[2], row[4], row[6]]),
    [
      ['3', 'born_on', '1990-02-30', 'day-impossible'],
      ['3', 'phone', `'=HYPERLINK("http://x","y")`, 'phone-form'],
    ],
  )
  assert.equal((await stat(`${file}.report.csv`)).mode & 0o777, 0o600)
})

test('the report goes where it is wanted, and is not made when there is nothing to tell', async () => {
  const report = join(folder, 'wanted.csv')
  const good = await aFile('good.csv', [registerCells()])
  await run(good, '--report', report)
  assert.equal(existsSync(report), false)
  const bad = await aFile('one-bad.csv', [registerCells({ sex: '?' })])
  const { stdout } = await run(bad, '--report', report, '--json')
  assert.equal(JSON.parse(stdout).report, report)
  assert.match(await readFile(report, 'utf8'), /value-unknown/)
})

test('a file that cannot be read gives a sentence and a way out', async () => {
  const file = join(folder, 'wrong.csv')
  await writeFile(file, 'register_ref,family_nmae\n')
  const { stdout, stderr, hasFailed } = await run(file, '--commit')
  assert.equal(hasFailed, true)
  assert.equal(stdout, '')
  assert.match(stderr, /no column “family_nmae”; the nearest is “family_name”/)
  assert.match(stderr, /Correct the first line/)
})

test('a missing file gives a sentence too', async () => {
  const { stderr, hasFailed } = await run(join(folder, 'none.csv'))
  assert.equal(hasFailed, true)
  assert.match(stderr, /There is no file .*none\.csv/)
})

test('piped, there is no colour and no redrawn line', async () => {
  const { stdout, stderr } = await run(sample.pathname)
  // eslint-disable-next-line no-control-regex -- the escape character is what is looked for
  assert.doesNotMatch(stdout + stderr, /[\u001b\r]/)
})
