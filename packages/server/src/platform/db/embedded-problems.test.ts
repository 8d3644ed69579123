import assert from 'node:assert/strict'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { kill, spawnEmbedded, until } from '#test/support/embedded-process.ts'
import { StartupProblem } from '../startup-problem.ts'
import { startEmbedded } from './embedded.ts'
import { placeFor } from './embedded/place.ts'
import { postmasterPid } from './embedded/processes.ts'

const isRoot = process.getuid?.() === 0
const onlyAsRoot = isRoot ? {} : { skip: 'needs root' }

let folder: string
let where: { dataDir: string; home: string }

const startIn = (place: Partial<typeof where>, patienceMs = 60_000) =>
  startEmbedded({ ...where, ...place, patienceMs, report: () => undefined })

async function problemOf(starting: Promise<unknown>): Promise<StartupProblem> {
  const error: unknown = await starting.then(
    () => assert.fail('it started'),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof StartupProblem, String(error))
  return error
}

before(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'sapar-problems-')))
  chmodSync(folder, 0o755)
  where = { dataDir: join(folder, 'data'), home: join(folder, 'home') }
  await (await startIn({})).stop()
})
after(() => rmSync(folder, { recursive: true, force: true }))

test('a file where the data folder should be', async () => {
  const dataDir = join(folder, 'a-file')
  writeFileSync(dataDir, '')
  const problem = await problemOf(startIn({ dataDir }))
  assert.equal(problem.sentence, `Sapar cannot write ${dataDir}: a file is in the way.`)
  assert.match(problem.wayOut, /SAPAR_DATA/)
})

test('a folder in which nothing can be made', async () => {
  const dataDir = '/sys/sapar'
  const problem = await problemOf(startIn({ dataDir }))
  assert.match(problem.sentence, /^Sapar cannot write \/sys\/sapar: /)
})

test('a server that refuses to start says why', async (t) => {
  const config = join(placeFor(where).cluster, 'postgresql.auto.conf')
  appendFileSync(config, "shared_preload_libraries = 'no_such_thing'\n")
  t.after(() => writeFileSync(config, ''))
  const problem = await problemOf(startIn({}))
  assert.equal(problem.sentence, 'The database does not start.')
  assert.ok(
    problem.details.some((line) => line.includes('no_such_thing')),
    problem.details.join('\n'),
  )
})

test('a server that hangs is not waited for without end', async () => {
  const other = spawnEmbedded(where)
  await until(other, 'ready')
  await kill(other, 'SIGKILL')
  const server = postmasterPid(placeFor(where)) ?? assert.fail('no server')
  process.kill(server, 'SIGSTOP')
  const problem = await problemOf(startIn({}, 1_000)).finally(() => process.kill(server, 'SIGCONT'))
  assert.equal(problem.sentence, 'The database did not answer within 1 s.')
  await (await startIn({})).stop()
})

test('data of another version of PostgreSQL are left alone', async (t) => {
  const { cluster } = placeFor(where)
  writeFileSync(join(cluster, 'PG_VERSION'), '17\n')
  t.after(() => writeFileSync(join(cluster, 'PG_VERSION'), '18\n'))
  const problem = await problemOf(startIn({}))
  assert.equal(
    problem.sentence,
    `The data in ${cluster} was written by PostgreSQL 17; this version of Sapar brings PostgreSQL 18.`,
  )
  assert.match(problem.wayOut, /backup/)
})

test('a folder that is no whole database is not overwritten', async () => {
  const dataDir = join(folder, 'halved')
  const { cluster } = placeFor({ ...where, dataDir })
  mkdirSync(cluster, { recursive: true })
  writeFileSync(join(cluster, 'something'), 'precious')
  const problem = await problemOf(startIn({ dataDir }))
  assert.match(problem.sentence, /is not a complete database/)
})

test('as root: binaries that the account without rights could not reach', onlyAsRoot, async () => {
  const closed = join(folder, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  const problem = await problemOf(startIn({ home: join(closed, 'home') }))
  assert.match(problem.sentence, /other accounts may not enter/)
  assert.match(problem.wayOut, /SAPAR_HOME/)
})

test('as root: somebody else’s folder in the place of ours', onlyAsRoot, async () => {
  const dataDir = join(folder, 'foreign')
  const { base } = placeFor({ ...where, dataDir })
  mkdirSync(base, { recursive: true })
  const stranger = 12_345
  chownSync(base, stranger, stranger)
  const problem = await problemOf(startIn({ dataDir }))
  assert.match(problem.sentence, /belongs to somebody else/)
})
