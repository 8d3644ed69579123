import { findBinaries } from './embedded/binaries.ts'
import { prepareCluster } from './embedded/cluster.ts'
import { makeFolders } from './embedded/folders.ts'
import { takeGuard } from './embedded/guard.ts'
import { connectionOptions } from './embedded/knock.ts'
import { placeFor } from './embedded/place.ts'
import { applicationRole, databaseName, ensureRolesAndDatabase, ownerRole } from './embedded/roles.ts'
import { connectOrStart, type Server } from './embedded/server.ts'
import { supervise } from './embedded/supervisor.ts'

export interface EmbeddedOptions {
  /** SAPAR_DATA: as an ordinary user, everything lies below it. */
  readonly dataDir: string
  /** SAPAR_HOME: where binaries and data lie when Sapar runs as root, because PostgreSQL does not. */
  readonly home: string
  /** Told what goes on, in sentences for a person. */
  readonly report: (message: string) => void
  /** `false` in tests only: quicker, and a power cut may cost everything. */
  readonly durable?: boolean
  readonly patienceMs?: number
}

/** What `pg` needs to connect as one role; over a unix socket, so nothing listens on the network. */
export type RoleConnection = ReturnType<typeof connectionOptions>

export interface EmbeddedDatabase {
  /** Migrates; owns the schema. */
  readonly owner: RoleConnection
  /** Serves requests. */
  readonly application: RoleConnection
  readonly socketDir: string
  /** Stops the server cleanly, also when an earlier process had started it. */
  stop(): Promise<void>
}

/**
 * Starts a real PostgreSQL on a folder of our own, or takes over the one that a killed predecessor left running, and
 * keeps it running. Throws `StartupProblem` for what only the operator can mend.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { report, durable = true, patienceMs = 120_000 } = options
  const place = placeFor(options)
  makeFolders(place)
  const binaries = findBinaries(place)
  await prepareCluster(place, binaries, report)
  const server: Server = { place, binaries, durable, report, patienceMs }
  const guard = await connectOrStart(server)
  await takeGuard(guard, place)
  await ensureRolesAndDatabase(guard)
  const supervisor = supervise(server, guard)
  return {
    owner: connectionOptions(place, ownerRole, databaseName),
    application: connectionOptions(place, applicationRole, databaseName),
    socketDir: place.socketDir,
    stop: () => supervisor.stop(),
  }
}
