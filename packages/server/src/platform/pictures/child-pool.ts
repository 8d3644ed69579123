import { ok, refuse, type Result } from '#kernel/result.ts'
import { attemptJob, isAbove, type AttemptLimits, type FailedAttempt } from './attempt-job.ts'
import { boundedTurns } from '../bounded-turns.ts'
import type { Message } from './message-frame.ts'
import { startChild, type JobChild } from './start-child.ts'

export type ChildPoolOptions<Reply> = AttemptLimits & {
  readonly file: URL
  /** Jobs at the same time. */
  readonly size: number
  /** Jobs that may wait; beyond that the answer is `busy` at once, so that memory stays bounded. */
  readonly queueLimit: number
  /** A child is replaced after so many jobs, and when it keeps more memory than this between two of them. */
  readonly jobsPerChild: number
  readonly maxIdleBytes: number
  /** The child read hostile bytes, so its word is checked. Throws when the reply is none. */
  readonly readReply: (message: Message) => Reply
  /** Told of every failed attempt; the person who waits only learns that it failed. */
  readonly onFailure: (failure: FailedAttempt) => void
}

export type ChildPool<Reply> = {
  run(job: Message): Promise<Result<Reply, 'busy' | 'failed'>>
  /** Ends the children; jobs under way and waiting are answered `failed`. */
  close(): Promise<void>
}

const attemptsPerJob = 2

/** A few processes for work that may hang, crash or eat memory. They start when first needed and are used again. */
export function childPool<Reply>(options: ChildPoolOptions<Reply>): ChildPool<Reply> {
  const turns = boundedTurns(options.size, options.queueLimit)
  const alive = new Map<JobChild, { jobs: number }>()
  const idle = new Set<JobChild>()
  let closed = false

  const start = (): JobChild => {
    const child = startChild(options.file)
    alive.set(child, { jobs: 0 })
    void child.gone.finally(() => {
      alive.delete(child)
      idle.delete(child)
    })
    return child
  }

  const take = (): JobChild => {
    for (const child of idle) {
      idle.delete(child)
      return child
    }
    return start()
  }

  /** The person need not wait for the end of the process; the next job does, so that there are never more of them. */
  const retire = (child: JobChild): void => {
    child.kill()
    turns.hold(child.gone)
  }

  const putBack = (child: JobChild): void => {
    const record = alive.get(child)
    if (!record) return
    record.jobs += 1
    if (record.jobs >= options.jobsPerChild || isAbove(child.pid, options.maxIdleBytes)) retire(child)
    else idle.add(child)
  }

  const work = async (job: Message, attempt: number): Promise<Result<Reply, 'failed'>> => {
    if (closed) return refuse('failed')
    const child = take()
    const outcome = await attemptJob(child, job, options, options.readReply)
    if (outcome.kind === 'replied') {
      putBack(child)
      return ok(outcome.reply)
    }
    retire(child)
    if (!closed) options.onFailure(outcome)
    // What ran out of time or memory once would do so again, with somebody else waiting behind it.
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
      for (const child of alive.keys()) child.kill()
      await Promise.all([...alive.keys()].map((child) => child.gone))
    },
  }
}
