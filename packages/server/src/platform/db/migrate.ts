import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { StartupProblem } from '../startup-problem.ts'

const folder = new URL('../../../migrations/', import.meta.url)

export type Migration = { readonly name: string; readonly sql: string; readonly sha256: string }

export function listMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => {
      const sql = readFileSync(new URL(name, folder), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Applies what is missing, each file in a transaction of its own, forward only. Two processes that start together take
 * turns at the lock; a file that changed after it was applied stops the start, because nobody can say what the schema is.
 * @returns names of the migrations applied now
 */
export async function migrate(ownerPool: pg.Pool): Promise<string[]> {
  await requireRole(ownerPool, 'sapar_app')
  await runMigrations({ pgPool: ownerPool })
  const client = await ownerPool.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', ['sapar-migrate'])
    await client.query('create schema if not exists app')
    await client.query(
      'create table if not exists app.migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    return await applyMissing(client)
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', ['sapar-migrate'])
    client.release()
  }
}

/** Grants name this role; on a server of the operator's own it must have been made before. */
export async function requireRole(ownerPool: pg.Pool, role: string): Promise<void> {
  const { rowCount } = await ownerPool.query('select from pg_roles where rolname = $1', [role])
  if (rowCount === 1) return
  throw new StartupProblem(
    `The database server has no role ${role}, as which Sapar serves requests.`,
    `Make it with a password of its own (create role ${role} login password '…') and name it in DATABASE_URL.`,
  )
}

async function applyMissing(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from app.migrations')
  const applied = new Map(rows.map((row) => [row.name, row.sha256]))
  const now: string[] = []
  for (const migration of listMigrations()) {
    const before = applied.get(migration.name)
    if (before === migration.sha256) continue
    if (before !== undefined) {
      throw new StartupProblem(
        `The migration ${migration.name} was changed after this database had applied it.`,
        'Restore the file from the release you run, and put the change into a new migration.',
      )
    }
    await applyOne(client, migration)
    now.push(migration.name)
  }
  return now
}

async function applyOne(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into app.migrations (name, sha256) values ($1, $2)', [migration.name, migration.sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
