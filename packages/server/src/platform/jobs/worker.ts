import { setTimeout } from 'node:timers/promises'
import { Logger, parseCronItems, run, type RunnerOptions, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Log } from '../log/log.ts'

/** What a job does with its payload. Jobs run at least once: each must be harmless when it runs again. */
export type Job = (payload: unknown) => Promise<void>

export type Schedule = { readonly job: string; readonly cron: string }

export type WorkerSettings = {
  /** Two of its connections are held all the time: one that listens for jobs, and one that says that this worker lives. */
  readonly ownerPool: pg.Pool
  readonly jobs: Readonly<Record<string, Job>>
  readonly schedule: readonly Schedule[]
  readonly concurrency: number
  readonly log: Log
}

/** In milliseconds: ticking off takes one to three. */
const breath = 10

/** How long after the worker had to stop, in milliseconds, it is started again. */
const pause = 1_000

/**
 * Starts taking jobs from the queue; polling makes it independent of LISTEN, which is only a hint. It goes on until it
 * is stopped: when the database was away at the moment at which a job was to be ticked off, the library gives up, and
 * is started again.
 *
 * @throws what the library threw at the very start, such as for a schedule that cannot be read
 */
export async function startWorker(settings: WorkerSettings): Promise<{ stop(): Promise<void> }> {
  const first = await takeJobs(settings)
  const stopping = new AbortController()
  const kept = keepRunning(first, settings, stopping.signal)
  return {
    stop() {
      stopping.abort()
      return kept
    },
  }
}

async function keepRunning(first: RunningWorker, settings: WorkerSettings, signal: AbortSignal): Promise<void> {
  const stopped = new Promise((resolve) => signal.addEventListener('abort', resolve))
  for (let running: RunningWorker | undefined = first; running; running = await startAgain(settings, signal)) {
    const error = await Promise.race([running.ended, stopped])
    if (signal.aborted) return running.stop()
    settings.log.error({ err: error }, 'job worker stopped and is started again')
  }
}

/** Tries until it runs, or is to stop. */
async function startAgain(settings: WorkerSettings, signal: AbortSignal): Promise<RunningWorker | undefined> {
  while (!signal.aborted) {
    try {
      await setTimeout(pause, undefined, { signal })
      return await takeJobs(settings)
    } catch (error) {
      if (!signal.aborted) settings.log.error({ err: error }, 'job worker could not be started again')
    }
  }
  return undefined
}

type RunningWorker = {
  /** Settles when it takes no more jobs, with what made it stop. */
  readonly ended: Promise<unknown>
  stop(): Promise<void>
}

async function takeJobs(settings: WorkerSettings): Promise<RunningWorker> {
  const sign = await signOn(settings.ownerPool)
  try {
    const runner = await run(libraryOptions(settings))
    const ended = runner.promise
      .then(
        () => undefined,
        (error: unknown) => error,
      )
      .then(async (error) => {
        await sign.off()
        return error
      })
    return {
      ended,
      async stop() {
        await runner.stop().catch((error: unknown) => settings.log.error({ err: error }, 'job worker stopped badly'))
        await ended
      },
    }
  } catch (error) {
    await sign.off()
    throw error
  }
}

function libraryOptions({ ownerPool, jobs, schedule, concurrency, log }: WorkerSettings): RunnerOptions {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(payload)]),
  )
  return {
    pgPool: ownerPool,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1_000,
    taskList,
    // No backfill: every sweep looks at the state as it is now. Given parsed, because the text form knows no dotted names.
    parsedCronItems: parseCronItems(schedule.map(({ job, cron }) => ({ task: job, match: cron }))),
    logger: quietLogger(log),
    // Without a delay, even of nothing, nobody waits for a job to be ticked off, and a failure there ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    // It would ask for the next job before the last one is ticked off, find its queue still held, and wait for `pollInterval`.
    // What it takes for a question about flags is where it can be made to take a breath.
    forbiddenFlags: () => setTimeout(breath, null),
  }
}

/**
 * Every worker holds this lock while it lives, shared with others. Who gets it alone knows that no other lives, and that
 * jobs which are still held belonged to a process that was killed; the library by itself would leave them for four hours.
 * A worker that lost this connection lives on unseen: then a job runs twice, for which jobs are made.
 */
const livingWorkers = "hashtext('sapar job workers')"

async function signOn(ownerPool: pg.Pool): Promise<{ off(): Promise<void> }> {
  const connection = await ownerPool.connect()
  async function off() {
    // given back in words, so that whoever comes next finds it free; a database that is away is not waited for
    const given = connection.query(`select pg_advisory_unlock_shared(${livingWorkers})`).catch(() => undefined)
    await Promise.race([given, setTimeout(pause, undefined, { ref: false })])
    connection.release(true)
  }
  try {
    const { rows } = await connection.query<{ alone: boolean }>(
      `select pg_try_advisory_lock(${livingWorkers}) as alone`,
    )
    if (rows[0]?.alone) await giveBackJobs(connection)
    await connection.query(`select pg_advisory_lock_shared(${livingWorkers})`)
    if (rows[0]?.alone) await connection.query(`select pg_advisory_unlock(${livingWorkers})`)
    return { off }
  } catch (error) {
    connection.release(true)
    throw error
  }
}

/** What the library does with jobs that have been held for four hours. */
async function giveBackJobs(connection: pg.PoolClient): Promise<void> {
  for (const table of ['_private_jobs', '_private_job_queues']) {
    await connection.query(`update graphile_worker.${table} set locked_at = null, locked_by = null
      where locked_at is not null`)
  }
}

function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error(factsOf(meta), firstWords(message))
    else if (level === 'warning') log.warn(factsOf(meta), firstWords(message))
    else log.debug(firstWords(message))
  })
}

type Failure = {
  readonly error?: unknown
  readonly job?: { readonly task_identifier?: unknown; readonly id?: unknown }
}

/** Which job it was and what broke; what the job was given stays out of the log. */
function factsOf(meta: unknown) {
  const { error, job } = (meta ?? {}) as Failure
  return { ...(error === undefined ? {} : { err: error }), job: job?.task_identifier, jobId: job?.id }
}

/** The library repeats the error and its stack behind these. */
function firstWords(message: string): string {
  return message.split(/ with error | after failure |\n/, 1)[0] ?? ''
}
