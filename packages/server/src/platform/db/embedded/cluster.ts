import { spawn } from 'node:child_process'
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { StartupProblem } from '../../startup-problem.ts'
import type { Binaries } from './binaries.ts'
import { explaining } from './folders.ts'
import type { Place } from './place.ts'
import { isAlive } from './processes.ts'

const unfinishedPrefix = 'cluster.unfinished-'

/** Makes the cluster on the first start; afterwards only looks whether these binaries can read it. */
export async function prepareCluster(
  place: Place,
  binaries: Binaries,
  report: (message: string) => void,
): Promise<void> {
  removeUnfinished(place)
  if (!existsSync(place.cluster)) {
    report('Preparing the database; this is done once.')
    await createCluster(place, binaries)
  }
  checkVersion(place, binaries)
}

/** What an earlier first start left half done; one that is still at work keeps its own. */
function removeUnfinished(place: Place): void {
  for (const name of readdirSync(place.base)) {
    if (!name.startsWith(unfinishedPrefix)) continue
    const maker = Number(name.slice(unfinishedPrefix.length))
    if (maker === process.pid || !isAlive(maker)) removeWholly(join(place.base, name))
  }
}

/** The initdb of a killed start may still be writing; it gives up when its files go, and then the folder stays empty. */
function removeWholly(folder: string): void {
  explaining(folder, () => rmSync(folder, { recursive: true, force: true, maxRetries: 40, retryDelay: 50 }))
}

async function createCluster(place: Place, binaries: Binaries): Promise<void> {
  const unfinished = join(place.base, `${unfinishedPrefix}${process.pid}`)
  await initdb(place, binaries, unfinished)
  explaining(place.cluster, () => {
    try {
      renameSync(unfinished, place.cluster)
    } catch (error) {
      // Another process on the same folder was faster; which of the two may go on is settled by the guard.
      if (!existsSync(place.cluster)) throw error
      rmSync(unfinished, { recursive: true, force: true })
    }
    flushFolder(place.base)
  })
}

async function initdb(place: Place, binaries: Binaries, folder: string): Promise<void> {
  // C.UTF-8 of the built-in provider sorts alike on every machine, whatever its C library.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8']
  const args = [`--pgdata=${folder}`, '--username=postgres', '--auth=trust', ...locale]
  const { status, output } = await runToEnd(binaries.initdb, args, place)
  if (status === 0) return
  const [, cause] = knownCauses.find(([pattern]) => pattern.test(output)) ?? []
  throw new StartupProblem(
    `The database could not be prepared${cause === undefined ? '' : `: ${cause}`}.`,
    `Mend what initdb names below and start Sapar again; what is half-made in ${place.base} heals by itself.`,
    output.trim().split('\n').slice(-8),
  )
}

const knownCauses: readonly (readonly [RegExp, string])[] = [
  [/No space left on device/, 'the disk is full'],
  [/could not look up effective user ID/, 'the account that Sapar runs under has no entry in /etc/passwd'],
]

function runToEnd(command: string, args: readonly string[], place: Place): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...place.account, cwd: place.base, env: { PATH: process.env['PATH'] } })
    const heard: string[] = []
    child.stdout.on('data', (chunk: Buffer) => heard.push(chunk.toString('utf8')))
    child.stderr.on('data', (chunk: Buffer) => heard.push(chunk.toString('utf8')))
    child.once('error', (error) => resolve({ status: 127, output: error.message }))
    child.once('close', (status) => resolve({ status: status ?? 1, output: heard.join('') }))
  })
}

/** initdb flushes what it wrote; the new name is ours to flush. */
function flushFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function checkVersion(place: Place, binaries: Binaries): void {
  const file = join(place.cluster, 'PG_VERSION')
  if (!existsSync(file)) {
    throw new StartupProblem(
      `The folder ${place.cluster} is not a complete database: ${file} is missing.`,
      'Move the folder away and restore a backup, or choose another folder with SAPAR_DATA.',
    )
  }
  const found = Number(readFileSync(file, 'utf8'))
  if (found === binaries.major) return
  throw new StartupProblem(
    `The data in ${place.cluster} was written by PostgreSQL ${found}; this version of Sapar brings PostgreSQL ${binaries.major}.`,
    'Start the version of Sapar that wrote it and take a backup there, then restore it into an empty SAPAR_DATA with this one.',
  )
}
