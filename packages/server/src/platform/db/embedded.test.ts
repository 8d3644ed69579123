import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test, type TestContext } from 'node:test'
import pg from 'pg'
import { kill, spawnEmbedded, until, type EmbeddedProcess } from '#test/support/embedded-process.ts'
import { startEmbedded, type EmbeddedDatabase, type RoleConnection } from './embedded.ts'
import { placeFor } from './embedded/place.ts'
import { isAlive, postmasterPid } from './embedded/processes.ts'

// The tests share one folder and run in order, each leaving the server stopped: a first start takes a second.
let folder: string
let where: { dataDir: string; home: string }
let said: string[]

/** A failing test, too, must not leave a server behind. */
async function start(t: TestContext): Promise<EmbeddedDatabase> {
  said = []
  const database = await startEmbedded({ ...where, report: (message) => said.push(message) })
  t.after(() => database.stop())
  return database
}

function startOther(t: TestContext): EmbeddedProcess {
  const other = spawnEmbedded(where)
  t.after(() => other.child.kill('SIGTERM'))
  return other
}

const place = () => placeFor(where)
const pid = () => postmasterPid(place()) ?? assert.fail('no server')

async function ask<T extends pg.QueryResultRow>(role: RoleConnection, sql: string): Promise<T[]> {
  const client = new pg.Client(role)
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

async function heard(message: string): Promise<void> {
  while (!said.includes(message)) await new Promise((resolve) => setTimeout(resolve, 5))
}

before(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'sapar-embedded-')))
  chmodSync(folder, 0o755)
  // The data lie below a folder that is closed to others, like a checkout in a home directory.
  mkdirSync(join(folder, 'closed'), { mode: 0o700 })
  where = { dataDir: join(folder, 'closed', 'data'), home: join(folder, 'home') }
})
after(() => rmSync(folder, { recursive: true, force: true }))

test('a killed first start leaves nothing that hinders the next', async (t) => {
  const first = startOther(t)
  await until(first, 'Preparing the database')
  await kill(first, 'SIGKILL')
  const leftOver = join(place().base, `cluster.unfinished-${first.child.pid}`)
  mkdirSync(leftOver, { recursive: true }) // whether initdb had come as far as making it or not
  writeFileSync(join(leftOver, 'PG_VERSION'), '18\n')

  const database = await start(t)
  assert.deepEqual(said, ['Preparing the database; this is done once.'])
  assert.deepEqual(
    readdirSync(place().base).filter((name) => name.startsWith('cluster')),
    ['cluster'],
  )
  await database.stop()
})

test('a second start prepares nothing, and gives an owner and an application without more rights than they need', async (t) => {
  const database = await start(t)
  assert.deepEqual(said, [])
  const sql = `select current_user as who, current_database() as "where", rolsuper as super, rolcreaterole as creates
                 from pg_roles where rolname = current_user`
  assert.deepEqual(await ask(database.owner, sql), [{ who: 'sapar', where: 'sapar', super: false, creates: false }])
  assert.deepEqual(await ask(database.application, sql), [
    { who: 'sapar_app', where: 'sapar', super: false, creates: false },
  ])
  await ask(database.owner, 'create table kept (n int primary key); grant select, insert on kept to sapar_app')
  await assert.rejects(ask(database.application, 'create table mine (n int)'), { code: '42501' })
  await database.stop()
})

test('it listens on a socket that only its own account reaches, flushes to disk, and sorts alike everywhere', async (t) => {
  const database = await start(t)
  const settings = await ask<{ name: string; setting: string }>(
    database.owner,
    "select name, setting from pg_settings where name in ('listen_addresses', 'fsync', 'synchronous_commit', 'TimeZone') order by name",
  )
  assert.deepEqual(
    settings.map(({ name, setting }) => `${name}=${setting}`),
    ['TimeZone=UTC', 'fsync=on', 'listen_addresses=', 'synchronous_commit=on'],
  )
  assert.equal(statSync(database.socketDir).mode & 0o777, 0o700)
  assert.equal(statSync(place().cluster).mode & 0o777, 0o700)
  await database.stop()
  assert.equal(existsSync(join(database.socketDir, '.s.PGSQL.5432')), false)
})

test('a server that dies comes back by itself and has everything that it had acknowledged', async (t) => {
  const database = await start(t)
  const acknowledged: number[] = []
  const firstPid = pid()
  const writer = new pg.Client(database.application)
  writer.on('error', () => undefined)
  await writer.connect()
  const writing = async () => {
    for (let n = 1; ; n += 1) {
      await writer.query('insert into kept values ($1)', [n])
      acknowledged.push(n)
      if (n === 200) process.kill(firstPid, 'SIGKILL')
    }
  }
  await assert.rejects(writing)
  assert.ok(acknowledged.length >= 200)
  await heard('The database is back.')

  assert.notEqual(pid(), firstPid)
  const stored = new Set((await ask<{ n: number }>(database.owner, 'select n from kept')).map(({ n }) => n))
  assert.deepEqual(
    acknowledged.filter((n) => !stored.has(n)),
    [],
  )
  await database.stop()
  assert.equal(postmasterPid(place()), undefined)
})

test('the server of a killed process is taken over, with what it holds, and stopped in the end', async (t) => {
  const other = startOther(t)
  await until(other, 'ready')
  const orphan = pid()
  await kill(other, 'SIGKILL')
  assert.ok(isAlive(orphan))

  const database = await start(t)
  assert.deepEqual(said, ['Taking over the database that an earlier process left running.'])
  assert.equal(pid(), orphan)
  assert.equal((await ask(database.owner, 'select n from kept limit 1')).length, 1)
  await database.stop()
  assert.equal(postmasterPid(place()), undefined)
})

test('process and server killed together start again with everything', async (t) => {
  const other = startOther(t)
  await until(other, 'ready')
  process.kill(pid(), 'SIGKILL')
  await kill(other, 'SIGKILL')

  const database = await start(t)
  const [row] = await ask<{ count: string }>(database.owner, 'select count(*) from kept')
  assert.ok(Number(row?.count) >= 200)
  await database.stop()
})

test('a second process on the same folder is told of the first, which is not disturbed', async (t) => {
  const other = startOther(t)
  await until(other, 'ready')
  await assert.rejects(start(t), {
    name: 'StartupProblem',
    sentence: `Another Sapar process (process ${other.child.pid}) is already running on the data folder ${where.dataDir}.`,
  })
  assert.ok(isAlive(pid()))
  other.child.kill('SIGTERM')
  await until(other, 'stopped')
  assert.equal(postmasterPid(place()), undefined)
})

test('the number in a left-over lock file may belong to another program by now', async (t) => {
  writeFileSync(join(place().cluster, 'postmaster.pid'), `${process.pid}\n${place().cluster}\n`)
  const database = await start(t)
  await database.stop()
})

test('it can be stopped while it is being brought back', async (t) => {
  const database = await start(t)
  process.kill(pid(), 'SIGKILL')
  await heard('The database went away; starting it again.')
  await database.stop()
  const left = postmasterPid(place())
  assert.ok(left === undefined || !isAlive(left))
})

test('with durable: false nothing waits for the disk, for tests', async () => {
  const database = await startEmbedded({ ...where, durable: false, report: () => undefined })
  assert.deepEqual(await ask(database.owner, "select current_setting('fsync') as fsync"), [{ fsync: 'off' }])
  await database.stop()
})
