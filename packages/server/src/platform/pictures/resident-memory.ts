import { readFileSync } from 'node:fs'

/**
 * What a process holds in memory, in bytes; undefined where the system does not tell (it has /proc on Linux only), and
 * when the process is gone. Read synchronously: the kernel answers from memory in microseconds, and a queue of other
 * reads would let the process grow meanwhile. `status` and not `statm`, whose pages differ in size between machines.
 */
export function residentBytes(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return undefined
    throw error
  }
}
