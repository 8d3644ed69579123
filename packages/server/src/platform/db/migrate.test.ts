import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { poolsFor } from '#test/support/database-server.ts'
import { testServer } from '#test/support/database.ts'
import { StartupProblem } from '../startup-problem.ts'
import { listMigrations, migrate, requireRole } from './migrate.ts'

let server: Awaited<ReturnType<typeof testServer>>
let pool: pg.Pool
const opened: pg.Pool[] = []

async function anEmptyDatabase(): Promise<pg.Pool> {
  const name = `test_${randomBytes(8).toString('hex')}`
  const outside = poolsFor(server, 'sapar').owner
  await outside.query(`create database ${name}`)
  await outside.end()
  const inside = poolsFor(server, name).owner
  opened.push(inside)
  return inside
}

before(async () => {
  server = await testServer()
})
beforeEach(async () => {
  pool = await anEmptyDatabase()
})
after(async () => {
  for (const one of opened) await one.end()
  await server.stop()
})

const names = listMigrations().map(({ name }) => name)

test('an empty database gets every migration in order, and the second start none', async () => {
  assert.deepEqual(await migrate(pool), names)
  assert.deepEqual(await migrate(pool), [])
  const { rows } = await pool.query<{ name: string }>('select name from app.migrations order by name')
  assert.deepEqual(
    rows.map(({ name }) => name),
    names,
  )
})

test('migrations are numbered without a gap and without a twin', () => {
  const numbers = names.map((name) => Number(name.slice(0, 4)))
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => index + 1),
  )
})

test('two processes that start together take turns: each file is applied once', async () => {
  const [one, other] = await Promise.all([migrate(pool), migrate(pool)])
  assert.deepEqual([...one, ...other].toSorted(), names)
})

test('a file that changed after it was applied stops the start with a sentence', async () => {
  await migrate(pool)
  await pool.query("update app.migrations set sha256 = 'other' where name = $1", [names[2]])
  await assert.rejects(migrate(pool), (error) => {
    assert.ok(error instanceof StartupProblem)
    assert.equal(error.sentence, `The migration ${names[2]} was changed after this database had applied it.`)
    return true
  })
})

test('a migration that fails leaves neither an entry nor a lock behind', async () => {
  await migrate(pool)
  // its own objects are there already, so it fails
  await pool.query('delete from app.migrations where name = $1', [names[0]])
  await assert.rejects(migrate(pool))
  assert.equal((await pool.query('select 1 from app.migrations')).rowCount, names.length - 1)
  const held = `select from pg_locks l join pg_database d on d.oid = l.database
                 where locktype = 'advisory' and d.datname = current_database()`
  assert.equal((await pool.query(held)).rowCount, 0)
})

test('a server without the role that serves requests is told in a sentence, with the way out', async () => {
  await requireRole(pool, 'sapar_app')
  await assert.rejects(requireRole(pool, 'sapar_nobody'), (error: unknown) => {
    assert.ok(error instanceof StartupProblem)
    assert.match(error.sentence, /no role sapar_nobody/)
    assert.match(error.wayOut, /create role sapar_nobody login/)
    return true
  })
})
