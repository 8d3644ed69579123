import type { Worker } from 'node:worker_threads'

export type FailedAttempt = { readonly kind: 'timed-out' } | { readonly kind: 'crashed'; readonly cause: unknown }

export type Attempt<Reply> = { readonly kind: 'replied'; readonly reply: Reply } | FailedAttempt

/** Gives one job to one idle worker and says how it ended; leaves no listener or timer behind. */
export function attemptJob<Reply>(worker: Worker, job: unknown, timeoutMs: number): Promise<Attempt<Reply>> {
  return new Promise((resolve) => {
    const end = (attempt: Attempt<Reply>): void => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('messageerror', onCrash).off('error', onCrash).off('exit', onExit)
      worker.unref() // an idle worker does not keep the process alive
      resolve(attempt)
    }
    const onMessage = (reply: Reply): void => end({ kind: 'replied', reply })
    const onCrash = (cause: unknown): void => end({ kind: 'crashed', cause })
    const onExit = (code: number): void => end({ kind: 'crashed', cause: `exit code ${code}` })
    const timer = setTimeout(() => end({ kind: 'timed-out' }), timeoutMs)

    worker.on('message', onMessage).on('messageerror', onCrash).on('error', onCrash).on('exit', onExit)
    worker.ref()
    worker.postMessage(job)
  })
}
