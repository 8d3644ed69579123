import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

/** A transaction of the application role; every use case gets exactly one. */
export type Trx = Transaction<Tables>

/** Where either fits: stores read through both. */
export type Queryable = Database | Trx

export type ConnectionOptions = {
  readonly connectionString?: string
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly database?: string
}

const dateType = 1082
const bigintType = 20

// Calendar days stay text: a Date would drag a zone in. Counters fit a double (checked by the schema's ranges).
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === dateType) return (text: string) => text
    if (oid === bigintType) return Number
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}

/**
 * A pool that survives a lost server: pg raises 'error' on idle clients as well as on the pool, and a process with no
 * handler for either would end.
 */
export function openPool(
  options: ConnectionOptions,
  settings: { readonly max: number; readonly onLost: (error: Error) => void },
): pg.Pool {
  const pool = new pg.Pool({ ...options, types, max: settings.max, connectionTimeoutMillis: 5_000 })
  pool.on('error', settings.onLost)
  pool.on('connect', (client) => client.on('error', settings.onLost))
  return pool
}

export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
