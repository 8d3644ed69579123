import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The operating-system account that PostgreSQL runs under when we are root, which PostgreSQL itself refuses to be. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** Where one embedded database keeps its things. */
export interface Place {
  /** What the operator calls it: SAPAR_DATA. */
  readonly dataDir: string
  /** Holds everything below; 0700. */
  readonly base: string
  /** PGDATA. */
  readonly cluster: string
  readonly log: string
  readonly socketDir: string
  /** Set when we run as root. */
  readonly account?: Account
  /** Set when we run as root: a folder that `account` can reach, unlike a checkout below a home of mode 0700. */
  readonly home?: string
}

const nobody: Account = { uid: 65534, gid: 65534 }
// sockaddr_un.sun_path holds 108 bytes on Linux and 104 on macOS, a closing zero included.
const longestSocketPath = process.platform === 'darwin' ? 103 : 107
const socketFile = '.s.PGSQL.5432'

interface Wanted {
  readonly dataDir: string
  readonly home: string
  readonly isRoot?: boolean
}

export function placeFor({ dataDir, home, isRoot = process.getuid?.() === 0 }: Wanted): Place {
  const asked = resolve(dataDir)
  const base = isRoot ? join(resolve(home), `database-${shortHash(asked)}`) : join(asked, 'database')
  return {
    dataDir: asked,
    base,
    cluster: join(base, 'cluster'),
    log: join(base, 'server.log'),
    socketDir: socketDirFor(base),
    ...(isRoot ? { account: nobody, home: resolve(home) } : {}),
  }
}

function socketDirFor(base: string): string {
  const beside = join(base, 'socket')
  if (Buffer.byteLength(join(beside, socketFile)) <= longestSocketPath) return beside
  return join(tmpdir(), `sapar-${shortHash(base)}`)
}

export function shortHash(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
