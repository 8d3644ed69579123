import { setTimeout as sleep } from 'node:timers/promises'
import type { Result } from '#kernel/result.ts'
import { backoffMs, type BackoffLimits } from './backoff.ts'
import type { SmppLink, SmppLinkTrouble } from './smpp-link.ts'

export type SmppConnectionEvent =
  | { readonly type: 'bound' }
  | { readonly type: 'connection-lost' }
  | { readonly type: 'bind-failed'; readonly code: SmppLinkTrouble }

/** Stays bound, also while nothing is sent: receipts come when they come. */
export interface SmppConnection {
  /** The bound link; waits `waitMs` for one when there is none. */
  link(waitMs: number): Promise<SmppLink | undefined>
  close(): Promise<void>
}

export function keepConnected(
  open: (signal: AbortSignal) => Promise<Result<SmppLink, SmppLinkTrouble>>,
  limits: BackoffLimits,
  report: (event: SmppConnectionEvent) => void,
): SmppConnection {
  const stop = new AbortController()
  let bound = Promise.withResolvers<SmppLink>()
  let current: SmppLink | undefined

  async function holdOneLink(): Promise<boolean> {
    const opened = await open(stop.signal)
    if (!opened.ok) {
      report({ type: 'bind-failed', code: opened.refusal })
      return false
    }
    current = opened.value
    bound.resolve(current)
    report({ type: 'bound' })
    if (stop.signal.aborted) await current.close()
    await current.closed
    current = undefined
    bound = Promise.withResolvers<SmppLink>()
    report({ type: 'connection-lost' })
    return true
  }

  async function run(): Promise<void> {
    let failures = 0
    while (!stop.signal.aborted) {
      failures = (await holdOneLink()) ? 0 : failures + 1
      await pause(backoffMs(failures, limits), stop.signal)
    }
  }

  const running = run()
  return {
    link(waitMs) {
      if (current !== undefined || stop.signal.aborted) return Promise.resolve(current)
      return firstOf(bound.promise, waitMs, stop.signal)
    },
    async close() {
      stop.abort()
      await current?.close()
      await running
    },
  }
}

async function firstOf(link: Promise<SmppLink>, waitMs: number, signal: AbortSignal): Promise<SmppLink | undefined> {
  const over = new AbortController()
  const waited = pause(waitMs, AbortSignal.any([signal, over.signal])).then(() => undefined)
  try {
    return await Promise.race([link, waited])
  } finally {
    over.abort()
  }
}

/** Sleeps, or less when told to stop. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
