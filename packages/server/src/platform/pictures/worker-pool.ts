import { Worker, type ResourceLimits } from 'node:worker_threads'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { attemptJob, type FailedAttempt } from './attempt-job.ts'
import { boundedTurns } from './bounded-turns.ts'

export type WorkerPoolOptions = {
  readonly file: URL
  /** Jobs at the same time. */
  readonly size: number
  /** Jobs that may wait; beyond that the answer is `busy` at once, so that memory stays bounded. */
  readonly queueLimit: number
  readonly timeoutMs: number
  readonly resourceLimits: ResourceLimits
  /** Told of every crash and time-out; the person who waits only learns that it failed. */
  readonly onFailure: (failure: FailedAttempt) => void
}

export type WorkerPool<Job, Reply> = {
  run(job: Job): Promise<Result<Reply, 'busy' | 'failed'>>
  /** Ends the threads; jobs under way and waiting are answered `failed`. */
  close(): Promise<void>
}

const attemptsPerJob = 2

/** A few threads for work that may hang, crash or eat memory. They start when first needed and are used again. */
export function workerPool<Job, Reply>(options: WorkerPoolOptions): WorkerPool<Job, Reply> {
  const turns = boundedTurns(options.size, options.queueLimit)
  const alive = new Set<Worker>()
  const idle = new Set<Worker>()
  let closed = false

  const startWorker = (): Worker => {
    // No environment and no loader flags: hostile bytes get no settings to read, and the thread starts faster.
    const worker = new Worker(options.file, { resourceLimits: options.resourceLimits, env: {}, execArgv: [] })
    const forget = (): void => {
      alive.delete(worker)
      idle.delete(worker)
    }
    alive.add(worker)
    // Without a listener, an error in an idle thread would end the whole process. In a job, attemptJob reports it.
    return worker.on('error', forget).on('exit', forget)
  }

  const takeWorker = (): Worker => {
    for (const worker of idle) {
      idle.delete(worker)
      return worker
    }
    return startWorker()
  }

  /** Native code cannot be stopped from outside: the thread keeps its place until it is gone, the person need not wait. */
  const retire = (worker: Worker): void => {
    turns.hold(worker.terminate())
  }

  const work = async (job: Job, attempt: number): Promise<Result<Reply, 'failed'>> => {
    if (closed) return refuse('failed')
    const worker = takeWorker()
    const outcome = await attemptJob<Reply>(worker, job, options.timeoutMs)
    if (outcome.kind === 'replied') {
      idle.add(worker)
      return ok(outcome.reply)
    }
    retire(worker)
    if (!closed) options.onFailure(outcome)
    // What ran out of time once would do so again, with somebody else waiting behind it.
    return outcome.kind === 'crashed' && attempt < attemptsPerJob ? work(job, attempt + 1) : refuse('failed')
  }

  return {
    async run(job) {
      const turn = turns.take()
      if (!turn) return refuse('busy')
      await turn
      try {
        return await work(job, 1)
      } finally {
        turns.give()
      }
    },

    async close() {
      closed = true
      await Promise.all([...alive].map((worker) => worker.terminate()))
    },
  }
}
