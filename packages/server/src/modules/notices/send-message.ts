import { z } from 'zod'
import { templateSpec } from '#domain/notices/templates.ts'
import { isId, type Id } from '#kernel/ids.ts'
import type { SendingDeps } from './deps.ts'
import { handOver, type HandOver } from './hand-over.ts'
import { listQueuedUpTo, type QueuedMessage } from './message-store.ts'
import { recordAttempt, recordFailure, recordHandOver } from './record-attempt.ts'

const id = z.string().refine(isId)
const payloadShape = z.object({ subjectId: id, messageId: id })

/** Thrown so that the queue tries again later; what happened stands in the message. */
export class NotHandedOverYet extends Error {
  override readonly name = 'NotHandedOverYet'
}

const minuteMs = 60_000
/** Three days of a dead mail server are survived, and its tries are few enough to be spread over all of them. */
const giveUpAfterMs = 72 * 60 * minuteMs
const fewestAttempts = 10

/**
 * Job `notices.send-message`. A message leaves at least once: when the process dies between the hand-over and its record,
 * the next run sends it again under the same id (Message-ID; SMS id), so that its reader's side can tell.
 */
export async function sendMessage(deps: SendingDeps, payload: unknown): Promise<void> {
  const { subjectId, messageId } = payloadShape.parse(payload)
  // One after the other: that is the order which must be kept.
  for (const message of await listQueuedUpTo(deps.db, subjectId, messageId)) await sendOne(deps, message)
}

async function sendOne(deps: SendingDeps, message: QueuedMessage): Promise<void> {
  if (isTooLate(deps, message)) {
    await recordFailure(deps, message, 'too-late')
    return
  }
  const handover = await tryHandOver(deps, message)
  if (handover.outcome === 'accepted') await recordHandOver(deps, message, handover.providerRefs)
  else if (handover.outcome === 'permanent-failure' || isHopeless(deps, message)) {
    await recordFailure(deps, message, handover.code)
  } else {
    await recordAttempt(deps, message, handover.code)
    throw new NotHandedOverYet(`message ${message.id}: ${handover.code}`)
  }
}

/** What no adapter foresaw is a bug; it is logged, seen in the message, and must not block the address for ever. */
async function tryHandOver(deps: SendingDeps, message: QueuedMessage): Promise<HandOver> {
  try {
    return await handOver(deps, message)
  } catch (error) {
    deps.log.error({ err: error, messageId: message.id satisfies Id }, 'handing a message over broke')
    return { outcome: 'temporary-failure', code: 'unexpected-error' }
  }
}

const ageMs = ({ clock }: SendingDeps, message: QueuedMessage): number =>
  clock.now().getTime() - message.created_at.getTime()

/** A code that is not good any more only confuses. */
function isTooLate(deps: SendingDeps, message: QueuedMessage): boolean {
  const { codeMinutes } = templateSpec(message.template)
  return codeMinutes !== undefined && ageMs(deps, message) >= codeMinutes * minuteMs
}

/** Both, so that a clock that jumped gives nothing up. */
function isHopeless(deps: SendingDeps, message: QueuedMessage): boolean {
  return ageMs(deps, message) >= giveUpAfterMs && message.attempts + 1 >= fewestAttempts
}
