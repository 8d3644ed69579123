import pg from 'pg'
import type { Place } from './place.ts'

export type Connection = pg.Client

export type Answer =
  | { readonly kind: 'connected'; readonly connection: Connection }
  /** Nobody listens. */
  | { readonly kind: 'absent' }
  /** Somebody listens and does not take connections yet, or no more. */
  | { readonly kind: 'busy'; readonly reason: string }

// PostgreSQL appendix A: cannot_connect_now (starting, recovering, stopping), too_many_connections, admin_shutdown.
const passing = new Set(['57P03', '53300', '57P01'])
// ECONNRESET: the server went away between accepting and answering.
const nobody = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'])

// A server that hangs still has its connections accepted by the kernel, and then never answers.
const answerWithinMs = 2_000
const timeoutMessage = 'timeout expired'

/** Options of `pg` for a role; every one is named, or `pg` would take it from PG… variables of the environment. */
export function connectionOptions(place: Place, user: string, database: string) {
  return { host: place.socketDir, port: 5432, user, database, ssl: false } as const
}

/** Tries once to connect as the superuser. */
export async function knock(place: Place): Promise<Answer> {
  const connection = new pg.Client({
    ...connectionOptions(place, 'postgres', 'postgres'),
    application_name: `sapar guard ${process.pid}`,
    connectionTimeoutMillis: answerWithinMs,
  })
  // The supervisor listens to 'end'; without a listener, an error on an idle connection would end the process.
  connection.on('error', () => {})
  try {
    await connection.connect()
    return { kind: 'connected', connection }
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string }
    if (passing.has(code)) return { kind: 'busy', reason: message }
    if (message === timeoutMessage) return { kind: 'busy', reason: 'it does not answer' }
    if (nobody.has(code) || message === 'Connection terminated unexpectedly') return { kind: 'absent' }
    throw error
  }
}
