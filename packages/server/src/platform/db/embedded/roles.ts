import type { Connection } from './knock.ts'

export const databaseName = 'sapar'
/** Owns the schema and migrates it. */
export const ownerRole = 'sapar'
/** What requests run as: it changes only what migrations grant. */
export const applicationRole = 'sapar_app'

/** Roles and database as an operator would make them on a server of its own; what is there already stays. */
export async function ensureRolesAndDatabase(connection: Connection): Promise<void> {
  await ensureRole(connection, ownerRole, 'login createdb')
  await ensureRole(connection, applicationRole, 'login')
  // The owner may act as the application and end its sessions, without being superuser.
  await connection.query(`grant ${applicationRole} to ${ownerRole}`)
  const { rowCount } = await connection.query('select from pg_database where datname = $1', [databaseName])
  if (rowCount === 0) await connection.query(`create database ${databaseName} owner ${ownerRole}`)
}

async function ensureRole(connection: Connection, role: string, rights: string): Promise<void> {
  const { rowCount } = await connection.query('select from pg_roles where rolname = $1', [role])
  if (rowCount === 0) await connection.query(`create role ${role} ${rights}`)
}
