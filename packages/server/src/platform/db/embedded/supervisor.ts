import { setTimeout as sleep } from 'node:timers/promises'
import { takeGuard } from './guard.ts'
import type { Connection } from './knock.ts'
import { connectOrStart, shutDown, type Server } from './server.ts'

export interface Supervisor {
  stop(): Promise<void>
}

const shortestPauseMs = 100
const longestPauseMs = 30_000

/** Starts the server again whenever it goes away, until `stop` is called. */
export function supervise(server: Server, firstGuard: Connection): Supervisor {
  const stopping = new AbortController()
  let guard = firstGuard
  let restarting: Promise<void> = Promise.resolve()

  const watch = (connection: Connection): void => {
    guard = connection
    connection.once('end', () => {
      if (!stopping.signal.aborted) restarting = restart()
    })
  }

  const restart = async (): Promise<void> => {
    server.report('The database went away; starting it again.')
    const connection = await bringBack(server, stopping.signal)
    if (!connection) return
    watch(connection)
    server.report('The database is back.')
  }

  watch(firstGuard)
  return {
    async stop() {
      if (stopping.signal.aborted) return
      stopping.abort()
      await restarting
      await guard.end().catch(() => undefined) // it may have been cut off already, which is where we are going
      await shutDown(server.place, server.report)
    },
  }
}

/** Tries with growing pauses for as long as it takes: the rest of Sapar goes on, and says it is not ready. */
async function bringBack(server: Server, stopping: AbortSignal): Promise<Connection | undefined> {
  for (let pauseMs = shortestPauseMs; !stopping.aborted; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      const connection = await connectOrStart({ ...server, report: () => {} })
      await takeGuard(connection, server.place)
      return connection
    } catch (error) {
      server.report(error instanceof Error ? error.message : String(error))
    }
    await sleep(pauseMs, undefined, { signal: stopping }).catch(() => undefined)
  }
  return undefined
}
