import { z } from 'zod'
import type { Id } from '#kernel/ids.ts'
import type { Job } from '#platform/jobs/worker.ts'

export const endSessionJob = 'end-asking-session'

/** Ends a holder's session; one that has ended already, or was never there, is no fault. */
export type EndSession = (sessionId: Id) => Promise<void>

const payloadShape = z.object({ sessionId: z.uuid() })

export function endAskingSession(endSession: EndSession): Job {
  return (payload) => endSession(payloadShape.parse(payload).sessionId)
}
