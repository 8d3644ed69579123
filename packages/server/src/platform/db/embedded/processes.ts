import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './place.ts'

/** A zombie counts as dead: where the first process of a container collects no orphans, a killed one stays for ever. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
  return !isZombie(pid)
}

/** proc(5): /proc/pid/stat is `pid (name) state …`, and the name may hold anything. */
function isZombie(pid: number): boolean {
  const stat = readIfThere(`/proc/${pid}/stat`)
  return stat !== undefined && stat.charAt(stat.lastIndexOf(')') + 2) === 'Z'
}

/** The postmaster that the cluster's lock file names; it need not be alive. */
export function postmasterPid(place: Place): number | undefined {
  return firstNumberIn(clusterLock(place))
}

/**
 * PostgreSQL refuses to start while any process has the number in one of its lock files: after a container's restart that
 * may be another program or a thread of our own, and a killed server that nobody has collected. Where the system tells
 * what runs under that number, a lock file that no server holds is removed.
 */
export function removeLooseLockFiles(place: Place): void {
  for (const lock of [clusterLock(place), join(place.socketDir, '.s.PGSQL.5432.lock')]) {
    const pid = firstNumberIn(lock)
    if (pid !== undefined && !mayBeServer(pid)) rmSync(lock, { force: true })
  }
}

function mayBeServer(pid: number): boolean {
  const program = readIfThere(`/proc/${pid}/comm`)?.trim()
  return program === undefined || (program === 'postgres' && isAlive(pid))
}

function clusterLock(place: Place): string {
  return join(place.cluster, 'postmaster.pid')
}

function firstNumberIn(path: string): number | undefined {
  const number = parseInt(readIfThere(path) ?? '', 10)
  return Number.isNaN(number) ? undefined : number
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    // ESRCH: the process ended while its entry was read.
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ESRCH') return undefined
    throw error
  }
}

function errorCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}
