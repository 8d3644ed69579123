import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './place.ts'

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The postmaster that the cluster's lock file names; it need not be alive. */
export function postmasterPid(place: Place): number | undefined {
  const text = readIfThere(join(place.cluster, 'postmaster.pid'))
  const pid = parseInt(text ?? '', 10)
  return Number.isNaN(pid) ? undefined : pid
}

/**
 * After a power cut or a container's restart the number in the lock file may belong to any other process, or to a thread
 * of our own; PostgreSQL then refuses to start. Where the system tells what runs under that number, a wrong one is removed.
 */
export function removeForeignLockFile(place: Place): void {
  const pid = postmasterPid(place)
  const program = pid === undefined ? undefined : readIfThere(`/proc/${pid}/comm`)?.trim()
  if (program !== undefined && program !== 'postgres') rmSync(join(place.cluster, 'postmaster.pid'), { force: true })
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // ESRCH: the process ended while its entry was read.
    if (code === 'ENOENT' || code === 'ESRCH') return undefined
    throw error
  }
}
