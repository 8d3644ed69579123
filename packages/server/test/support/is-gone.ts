import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

const patienceMs = 10_000
const stepMs = 25

/** Waits until a process is gone; false when it stays. One that only nobody has asked about yet (Z) is gone too. */
export async function isGone(pid: number): Promise<boolean> {
  for (let waited = 0; waited < patienceMs; waited += stepMs) {
    if (!isRunning(pid)) return true
    await setTimeout(stepMs)
  }
  return false
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ESRCH', 'ENOENT'].includes(String(error.code))) return false
    throw error
  }
}
