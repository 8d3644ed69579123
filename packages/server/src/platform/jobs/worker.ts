import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Log } from '../log/log.ts'

/** What a job does with its payload. Jobs run at least once: each must be harmless when it runs again. */
export type Job = (payload: unknown) => Promise<void>

export type Schedule = { readonly job: string; readonly cron: string }

export type WorkerSettings = {
  readonly ownerPool: pg.Pool
  readonly jobs: Readonly<Record<string, Job>>
  readonly schedule: readonly Schedule[]
  readonly concurrency: number
  readonly log: Log
}

/** Starts taking jobs from the queue; polling makes it independent of LISTEN, which is only a hint. */
export async function startWorker(settings: WorkerSettings): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(settings.jobs).map(([name, job]) => [name, (payload: unknown) => job(payload)]),
  )
  // No backfill: every sweep looks at the state as it is now. Given parsed, because the text form knows no dotted names.
  const parsedCronItems = parseCronItems(settings.schedule.map(({ job, cron }) => ({ task: job, match: cron })))
  const runner = await run({
    pgPool: settings.ownerPool,
    concurrency: settings.concurrency,
    noHandleSignals: true,
    pollInterval: 1_000,
    taskList,
    parsedCronItems,
    logger: quietLogger(settings.log),
  })
  runner.promise.catch((error: unknown) => settings.log.error({ err: error }, 'job worker stopped'))
  return { stop: () => runner.stop() }
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
