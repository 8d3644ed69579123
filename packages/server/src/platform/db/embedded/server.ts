import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartupProblem } from '../../startup-problem.ts'
import type { Binaries } from './binaries.ts'
import { knock, type Connection } from './knock.ts'
import { endOfLog, openLog } from './log-file.ts'
import type { Place } from './place.ts'
import { isAlive, postmasterPid, removeLooseLockFiles } from './processes.ts'

export interface Server {
  readonly place: Place
  readonly binaries: Binaries
  /** False only in tests: a power cut may then cost everything, and each commit is quicker. */
  readonly durable: boolean
  readonly report: (message: string) => void
  /** How long a start may take, recovery after an unclean stop included. */
  readonly patienceMs: number
}

const stepMs = 15
const longestStepMs = 250 // each look at a recovering server leaves a line in its log
const mostLaunches = 4

/** Answers with a connection: to the server that is there already, or else to one that is started now. */
export async function connectOrStart(server: Server): Promise<Connection> {
  const deadline = performance.now() + server.patienceMs
  const slowAt = performance.now() + 1_000
  let child: ChildProcess | undefined
  let launches = 0
  let isToldSlow = false
  for (let pauseMs = stepMs; ; pauseMs = Math.min(1.3 * pauseMs, longestStepMs)) {
    const answer = await knock(server.place)
    if (answer.kind === 'connected') {
      if (!child) server.report('Taking over the database that an earlier process left running.')
      return answer.connection
    }
    if (answer.kind === 'absent' && (!child || hasEnded(child))) {
      if (launches === mostLaunches) throw didNotStart(server)
      // A predecessor's processes may need a moment to let go of the files.
      if (launches > 0) await sleep(100 * 2 ** launches)
      child = launch(server)
      launches += 1
    }
    if (!isToldSlow && performance.now() > slowAt) {
      server.report(
        answer.kind === 'busy' ? `Waiting for the database: ${answer.reason}.` : 'Waiting for the database.',
      )
      isToldSlow = true
    }
    if (performance.now() > deadline) throw didNotAnswer(server)
    await sleep(pauseMs)
  }
}

function launch({ place, binaries, durable, report }: Server): ChildProcess {
  removeLooseLockFiles(place)
  const log = openLog(place)
  // In a group of its own: Ctrl-C in a terminal must reach Sapar first, which lets requests end and then stops the database.
  const child = spawn(binaries.postgres, serverArguments(place, durable), {
    ...place.account,
    cwd: place.base,
    env: { PATH: process.env['PATH'] },
    detached: true,
    stdio: ['ignore', log.handle, log.handle],
  })
  log.close()
  child.once('error', (error) => report(`PostgreSQL could not be run: ${error.message}.`))
  return child
}

function serverArguments(place: Place, durable: boolean): string[] {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${place.socketDir}`,
    'unix_socket_permissions=0700',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300']),
  ]
  return ['-D', place.cluster, '-p', '5432', ...settings.flatMap((setting) => ['-c', setting])]
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

function didNotStart({ place }: Server): StartupProblem {
  const details = endOfLog(place)
  const isFull = details.some((line) => line.includes('No space left on device'))
  return new StartupProblem(
    isFull ? 'The database does not start: the disk is full.' : 'The database does not start.',
    `Mend what the last lines of ${place.log} name, and start Sapar again; nothing that was stored is lost.`,
    details,
  )
}

function didNotAnswer({ place, patienceMs }: Server): StartupProblem {
  return new StartupProblem(
    `The database did not answer within ${Math.round(patienceMs / 1000)} s.`,
    `Look at ${place.log}; a long recovery after an unclean stop goes on by itself, so starting Sapar again later may be enough.`,
    endOfLog(place),
  )
}

/** PostgreSQL's fast shutdown: open transactions are rolled back, and everything committed is on the disk. */
export async function shutDown(place: Place, report: (message: string) => void): Promise<void> {
  const pid = postmasterPid(place)
  if (pid === undefined || !isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  if (await isGone(place, pid, 30_000)) return
  report('The database is slow to stop; stopping it at once. It will recover at the next start.')
  process.kill(pid, 'SIGQUIT')
  await isGone(place, pid, 10_000)
}

async function isGone(place: Place, pid: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs
  // The lock file goes last; the process may linger as a zombie where nobody collects orphans.
  while (postmasterPid(place) === pid && isAlive(pid)) {
    if (performance.now() > deadline) return false
    await sleep(stepMs)
  }
  return true
}
