import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  type Stats,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { StartupProblem } from '../../startup-problem.ts'
import type { Account, Place } from './place.ts'

/** Makes every folder of the place. Modes are set apart from mkdir, because mkdir's are cut down by the umask. */
export function makeFolders(place: Place): void {
  if (place.home !== undefined) {
    // Open before the closed folder below it: a recursive mkdir with 0700 would lock the account out of its own binaries.
    makeOpenFolder(place.home)
    refuseClosedAbove(place.home)
    makePrivateFolder(place.base, place.account)
    leaveSign(place)
  } else {
    makePrivateFolder(place.dataDir)
    makePrivateFolder(place.base)
  }
  makePrivateFolder(place.socketDir, place.account)
}

function makeOpenFolder(folder: string): void {
  explaining(folder, () => {
    if (existsSync(folder)) return
    makeOpenFolder(dirname(folder))
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o755)
  })
}

/** The account without rights has to pass through every folder on the way to its binaries. */
function refuseClosedAbove(home: string): void {
  for (let folder = home; folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) !== 0) continue
    throw new StartupProblem(
      `SAPAR_HOME (${home}) lies in ${folder}, which other accounts may not enter; PostgreSQL does not run as root, so it cannot reach it.`,
      'Leave SAPAR_HOME unset (/var/lib/sapar), or choose a folder that is open to all (0755) all the way down.',
    )
  }
}

function makePrivateFolder(folder: string, account?: Account): void {
  explaining(folder, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const found = lstatSync(folder)
    refuseForeign(folder, found, account)
    if ((found.mode & 0o777) !== 0o700) chmodSync(folder, 0o700)
    if (account && found.uid !== account.uid) chownSync(folder, account.uid, account.gid)
  })
}

/** The socket may lie in the shared temporary folder, where anybody can put a folder or a link of that name first. */
function refuseForeign(folder: string, found: Stats, account?: Account): void {
  const owners: (number | undefined)[] = [process.getuid?.(), account?.uid]
  if (found.isDirectory() && owners.includes(found.uid)) return
  throw new StartupProblem(
    `The folder ${folder} belongs to somebody else, so the database is not started in it.`,
    'Find out who made it, remove it (or give it back with chown), and start Sapar again.',
  )
}

/** Tells whoever looks into the data folder of a root installation where the database really is. */
function leaveSign(place: Place): void {
  makePrivateFolder(place.dataDir)
  const sign = join(place.dataDir, 'database')
  explaining(sign, () => {
    const found = lstatSync(sign, { throwIfNoEntry: false })
    if (found && !found.isSymbolicLink()) return
    if (found && readlinkSync(sign) === place.base) return
    rmSync(sign, { force: true })
    symlinkSync(place.base, sign)
  })
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
}

/** Turns a refusal of the file system into the sentence that an operator can act on. */
export function explaining<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? '']
    if (reason === undefined) throw error
    throw new StartupProblem(
      `Sapar cannot write ${path}: ${reason}.`,
      'Mend that, or choose other folders with SAPAR_DATA (and, as root, SAPAR_HOME), and start Sapar again.',
    )
  }
}
