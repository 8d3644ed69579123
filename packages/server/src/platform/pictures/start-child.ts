import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import { encodeMessage, type Message } from './message-frame.ts'

/** Who is told what a child says and how it ended. */
export type ChildListener = { onBytes(chunk: Uint8Array): void; onGone(how: string): void }

/** The server's end of a child process that does one job at a time. */
export type JobChild = {
  /** Undefined when no process could be started; `gone` says why. */
  readonly pid: number | undefined
  /** Settles when the process is gone; never rejects. */
  readonly gone: Promise<void>
  send(message: Message): void
  /** While nobody listens a child has nothing to say, and dies if it speaks. */
  listen(to: ChildListener | undefined): void
  /** A child at work keeps the server alive, an idle one does not. */
  hold(isBusy: boolean): void
  kill(): void
}

/** Above these, V8 ends the process. PDFium and libvips take their memory elsewhere; the pool watches that. */
const heapFlags = ['--max-old-space-size=192', '--max-semi-space-size=16']
/** No inspector in a process that reads hostile bytes, not by a signal either; no code from strings. */
const wallFlags = ['--disable-sigusr1', '--disallow-code-generation-from-strings']
const flags = [...heapFlags, ...wallFlags, '--expose-gc', '--no-warnings']

const keptOfStderr = 2000

/** `file` calls `serveJobs`. The child has nothing of ours but the pipe: no environment, no input, no folder. */
export function startChild(file: URL): JobChild {
  const child = spawn(process.execPath, [...flags, fileURLToPath(file)], {
    cwd: parse(process.execPath).root,
    env: neededEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C on the terminal is for the server, which lets jobs under way finish.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  // Without free file handles Node makes neither process nor pipes, and tells of it by the error event.
  const pipe = child.stdio?.[3] as Socket | undefined
  const stderr = child.stderr as Socket | null | undefined
  let said = ''
  let listener: ChildListener | undefined
  stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('utf8')}`.slice(-keptOfStderr)
  })
  pipe?.on('data', (chunk: Uint8Array) => (listener ? listener.onBytes(chunk) : child.kill('SIGKILL')))
  // Writing to a process that just died: onGone tells how it ended.
  pipe?.on('error', () => {})

  const gone = new Promise<void>((resolve) => {
    const end = (how: string): void => {
      listener?.onGone(how)
      resolve()
    }
    child.once('error', (error) => end(error.message))
    child.once('close', (code, signal) => end([signal ?? `exit code ${code}`, said.trim()].filter(Boolean).join(': ')))
  })

  const hold = (isBusy: boolean): void => {
    for (const handle of [child, pipe, stderr]) {
      if (isBusy) handle?.ref()
      else handle?.unref()
    }
  }

  return {
    pid: child.pid,
    gone,
    send: (message) => encodeMessage(message).forEach((bytes) => pipe?.write(bytes)),
    listen: (to) => {
      listener = to
    },
    hold,
    kill: () => {
      hold(true) // for the moment that it takes, so that whoever waits for the end is told of it
      child.kill('SIGKILL')
    },
  }
}

/**
 * Nothing of the server's. For the GNU C library: large blocks go back to the system when freed, which it otherwise stops
 * doing (five photographs left 335 MB behind, with this 134; mallopt(3)). Windows needs its own folder for sockets.
 */
function neededEnvironment(): NodeJS.ProcessEnv {
  if (process.platform === 'linux') return { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '262144' }
  const root = process.env['SystemRoot']
  return process.platform === 'win32' && root !== undefined ? { SystemRoot: root } : {}
}
