import { PDU, type PduFields, type Session } from 'smpp'
import type { DemoSmppBehaviour } from './demo-smpp-behaviour.ts'
import { STATUS } from './smpp-status.ts'

/** What a receipt is about: one accepted submit_sm. */
export interface Submission {
  readonly messageId: string
  readonly from: string
  readonly to: string
  readonly acceptedAt: Date
}

const RETRY_MS = 200
const MAX_ATTEMPTS = 50
const RECEIPT_CLASS = 0x04
// SMPP 3.4 §5.2.28, by the words of Appendix B.
const MESSAGE_STATES = ['ENROUTE', 'DELIVRD', 'EXPIRED', 'DELETED', 'UNDELIV', 'ACCEPTD', 'UNKNOWN', 'REJECTD']

/**
 * Sends receipts to whoever is bound, again while nobody is bound or the receiver asks for it, as a message centre does.
 * `boundSession` answers with the session to use, if there is one.
 */
export function createDemoReceipts(behaviour: DemoSmppBehaviour, boundSession: () => Session | undefined) {
  const timers = new Set<NodeJS.Timeout>()
  const held: Submission[] = []

  function later(ms: number, task: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      task()
    }, ms)
    timers.add(timer)
  }

  function deliver(submission: Submission, attempt = 1): void {
    const again = () => {
      if (attempt < MAX_ATTEMPTS) later(RETRY_MS, () => deliver(submission, attempt + 1))
    }
    const session = boundSession()
    const pdu = new PDU('deliver_sm', receiptFields(submission, behaviour))
    const isSent = session?.send(pdu, (answer) => {
      if (answer.command_status === STATUS.receiverTemporaryError) again()
    })
    if (!isSent) again()
  }

  return {
    schedule(submission: Submission, delayMs: number): void {
      if (behaviour.receipts === 'none') return
      if (behaviour.receipts === 'held') held.push(submission)
      else {
        const copies = behaviour.receipts === 'twice' ? 2 : 1
        for (let copy = 0; copy < copies; copy += 1) later(delayMs, () => deliver(submission))
      }
    },
    /** Sends what `held` kept back, the newest first: receipts come in any order. */
    release(): void {
      for (const submission of held.splice(0).toReversed()) deliver(submission)
    },
    stop(): void {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}

function receiptFields(submission: Submission, behaviour: DemoSmppBehaviour): PduFields {
  const { messageId, from, to, acceptedAt } = submission
  const isDecimal = behaviour.receiptForm === 'decimal-text'
  const id = isDecimal ? BigInt(`0x${messageId}`).toString(10) : messageId
  const date = acceptedAt.toISOString().replace(/\D/g, '').slice(2, 12)
  const dates = `submit date:${date} done date:${date}`
  const text = `id:${id} sub:001 dlvrd:001 ${dates} stat:${behaviour.receiptWord} err:000 text:`
  return {
    source_addr: to,
    destination_addr: from,
    esm_class: RECEIPT_CLASS,
    data_coding: 0,
    short_message: Buffer.from(text, 'ascii'),
    ...(!isDecimal && {
      receipted_message_id: messageId,
      message_state: MESSAGE_STATES.indexOf(behaviour.receiptWord) + 1,
    }),
  }
}
