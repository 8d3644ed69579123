import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { verifyChain } from '#modules/audit'
import { columnNames, type ImportSummary } from '#modules/cards'
import { loadProfile } from '#modules/reference'
import { registerCells } from '#test/builders/register-line.ts'
import { isLongRun } from '#test/support/property-runs.ts'
import { testDatabase, type TestDatabase } from '#test/support/database.ts'

const child = fileURLToPath(new URL('../../test/support/import-process.ts', import.meta.url))
const heapLimitMb = 64
/** The whole process: code, buffers and the index outside the heap. */
const rssLimitMb = 400
// a register of full size is for the long run
const lineCount = isLongRun ? 100_000 : 15_000
const killedCount = isLongRun ? 9_000 : 4_000

let t: TestDatabase
let folder: string
before(async () => {
  t = await testDatabase()
  await loadProfile(t, new URL('../../profiles/kz.json', import.meta.url))
  folder = await mkdtemp(join(tmpdir(), 'sapar-big-'))
})
after(async () => {
  await t.close()
  await rm(folder, { recursive: true })
})

function start(file: string, ...args: string[]): ChildProcess {
  const { host, port, user, database } = t.pool.options
  const connection = JSON.stringify({ host, port, user, database })
  const node = [`--max-old-space-size=${heapLimitMb}`, child, connection, 'cards', 'import', file, '--json', ...args]
  return spawn(process.execPath, node, { stdio: ['ignore', 'pipe', 'pipe'] })
}

async function finish(started: ChildProcess): Promise<{ summary: ImportSummary; peakMb: number }> {
  assert.ok(started.stdout && started.stderr)
  const [stdout, stderr] = await Promise.all([text(started.stdout), text(started.stderr)])
  assert.equal(started.exitCode ?? 0, 0, stderr)
  const peakMb = Number(/peak (\d+) MB/.exec(stderr)?.[1])
  return { summary: JSON.parse(stdout) as ImportSummary, peakMb }
}

/** Every third line is about the same person as the one before. */
function* csv(count: number): Generator<string> {
  yield `${columnNames.join(',')}\n`
  let cells = registerCells()
  for (let line = 0; line < count; line += 1) {
    const next = registerCells()
    cells = line % 3 === 2 ? { ...cells, card_number: next.card_number ?? '' } : next
    yield `${columnNames.map((name) => cells[name] ?? '').join(',')}\n`
  }
}

async function aRegister(name: string, count: number): Promise<string> {
  const file = join(folder, name)
  await pipeline(Readable.from(csv(count)), createWriteStream(file))
  return file
}

test(`${lineCount} cards come in with a heap of ${heapLimitMb} MB`, { timeout: 900_000 }, async () => {
  const file = await aRegister('large.csv', lineCount)
  const { summary, peakMb } = await finish(start(file, '--commit'))
  assert.deepEqual(summary.cards, { added: lineCount, changed: 0, unchanged: 0 })
  assert.equal(summary.errorLines, 0)
  assert.ok(peakMb < rssLimitMb, `${peakMb} MB`)
})

test('killed in the middle and run again, it is as if nothing had happened', { timeout: 300_000 }, async () => {
  const file = await aRegister('killed.csv', killedCount)
  const earlier = await counts()
  const first = start(file, '--commit')
  const closed = new Promise((resolve) => first.once('close', resolve))
  while ((await counts()).cards < earlier.cards + 800) {
    assert.equal(first.exitCode, null, 'it ended before it could be killed')
  }
  first.kill('SIGKILL')
  await closed
  const middle = await counts()
  assert.ok(middle.cards < earlier.cards + killedCount)
  const { summary } = await finish(start(file, '--commit'))
  assert.deepEqual(summary.cards, {
    added: earlier.cards + killedCount - middle.cards,
    changed: 0,
    unchanged: middle.cards - earlier.cards,
  })
  const end = await counts()
  assert.equal(end.cards, earlier.cards + killedCount)
  assert.equal(end.numbers, end.cards)
  assert.equal(end.holders, end.refs)
  assert.equal(end.events, end.cards + end.holders)
})

test('the chains of imported people are whole', async () => {
  const some = await t.db.selectFrom('holders').select('holder_id').orderBy('register_ref').limit(50).execute()
  for (const { holder_id } of some) assert.deepEqual(await verifyChain(t.db, holder_id), [])
})

async function counts() {
  const count = async (table: 'cards' | 'card_numbers' | 'holders' | 'register_refs' | 'audit_entries') => {
    const row = await t.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return row.n
  }
  return {
    cards: await count('cards'),
    numbers: await count('card_numbers'),
    holders: await count('holders'),
    refs: await count('register_refs'),
    events: await count('audit_entries'),
  }
}
