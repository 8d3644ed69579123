import { messageReader, type Message } from './message-frame.ts'
import { residentBytes } from './resident-memory.ts'
import type { JobChild } from './start-child.ts'

export type FailedAttempt =
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'memory-exceeded' }
  | { readonly kind: 'crashed'; readonly cause: unknown }

export type Attempt<Reply> = { readonly kind: 'replied'; readonly reply: Reply } | FailedAttempt

export type AttemptLimits = { readonly timeoutMs: number; readonly maxResidentBytes: number }

const watchEveryMs = 20

/** Gives one job to one idle child and says how it ended; leaves no listener or timer behind. Killing is the pool's. */
export function attemptJob<Reply>(
  child: JobChild,
  job: Message,
  limits: AttemptLimits,
  readReply: (message: Message) => Reply,
): Promise<Attempt<Reply>> {
  return new Promise((resolve) => {
    const end = (attempt: Attempt<Reply>): void => {
      clearTimeout(timer)
      clearInterval(watch)
      child.listen(undefined)
      child.hold(false)
      resolve(attempt)
    }
    const read = messageReader()
    const onBytes = (chunk: Uint8Array): void => {
      try {
        const message = read(chunk)
        if (message) end({ kind: 'replied', reply: readReply(message) })
      } catch (cause) {
        // A child that talks nonsense is a broken one, whoever broke it.
        end({ kind: 'crashed', cause })
      }
    }
    const timer = setTimeout(() => end({ kind: 'timed-out' }), limits.timeoutMs)
    const watch = setInterval(() => {
      if (isAbove(child.pid, limits.maxResidentBytes)) end({ kind: 'memory-exceeded' })
    }, watchEveryMs)

    child.hold(true)
    child.listen({ onBytes, onGone: (how) => end({ kind: 'crashed', cause: how }) })
    child.send(job)
  })
}

export function isAbove(pid: number | undefined, bytes: number): boolean {
  return pid !== undefined && (residentBytes(pid) ?? 0) > bytes
}
