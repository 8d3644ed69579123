import pg from 'pg'
import { connectionOptions } from './knock.ts'
import { placeFor } from './place.ts'
import { applicationRole, databaseName, ownerRole } from './roles.ts'

/**
 * Connections to the built-in database of a Sapar that is running now, for a command beside it; undefined when none runs.
 * Such a command is a guest: it neither owns the server nor stops it.
 */
export async function joinEmbedded(wanted: { readonly dataDir: string; readonly home: string }) {
  const place = placeFor(wanted)
  const owner = connectionOptions(place, ownerRole, databaseName)
  const probe = new pg.Client({ ...owner, connectionTimeoutMillis: 2_000 })
  probe.on('error', () => undefined) // the answer below says it all
  try {
    await probe.connect()
  } catch {
    return undefined // nobody listens there, or not yet as ours: the caller starts its own and is told what is wrong
  }
  await probe.end()
  return { owner, application: connectionOptions(place, applicationRole, databaseName) }
}
