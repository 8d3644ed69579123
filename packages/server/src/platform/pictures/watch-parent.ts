import { parentPort, workerData } from 'node:worker_threads'

/**
 * A thread beside the decoders: the end of the pipe tells an idle child that the server is gone, but one that computes
 * does not look at its pipe. An orphan gets another parent at once (POSIX, _exit: "assigned a new parent process ID").
 */
const everyMs = 250

setInterval(() => {
  if (hasLostParent()) process.kill(process.pid, 'SIGKILL')
}, everyMs)

/** On Windows the number stays that of the dead parent. */
function hasLostParent(): boolean {
  if (process.ppid !== workerData) return true
  try {
    process.kill(process.ppid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

parentPort?.postMessage('watching')
