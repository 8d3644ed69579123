import { setTimeout as sleep } from 'node:timers/promises'
import type { PDU, PduFields } from 'smpp'
import type { Clock } from '#kernel/clock.ts'
import { backoffMs } from './backoff.ts'
import { findSmsFault } from './outgoing-sms-check.ts'
import { createReceiptPort } from './receipt-port.ts'
import { createSendWindow } from './send-window.ts'
import { keepConnected, type SmppConnectionEvent } from './smpp-connection.ts'
import { openSmppLink } from './smpp-link.ts'
import { isReceipt, readReceipt, toProviderRef } from './smpp-receipt.ts'
import { withDefaults, type SmppSettings } from './smpp-settings.ts'
import { isThrottle, STATUS, toSmsFailure } from './smpp-status.ts'
import { toSubmissions } from './smpp-submit.ts'
import type { OutgoingSms, SmsGateway, SmsHandover } from './sms-gateway.ts'
import { createUnderWay } from './under-way.ts'

/** For the log: no event holds a number or a text. */
export type SmppEvent =
  | SmppConnectionEvent
  | { readonly type: 'receipt-unreadable' }
  | { readonly type: 'receipt-not-stored'; readonly error: unknown }
  | { readonly type: 'message-ignored' }

export interface SmppGatewayDeps {
  readonly clock: Clock
  readonly report: (event: SmppEvent) => void
}

type PartOutcome =
  | { readonly outcome: 'accepted'; readonly providerRef: string }
  | Exclude<SmsHandover, { outcome: 'accepted' }>

/** Binds at once and stays bound until `close`. */
export function createSmppGateway(given: SmppSettings, { clock, report }: SmppGatewayDeps): SmsGateway {
  const settings = withDefaults(given)
  const receipts = createReceiptPort()
  const inWindow = createSendWindow(settings.windowSize)
  const reconnect = { minMs: settings.reconnectMinMs, maxMs: settings.reconnectMaxMs }
  const throttle = { minMs: settings.throttleMinMs, maxMs: settings.throttleMaxMs }
  const connection = keepConnected((signal) => openSmppLink(settings, takeDelivery, signal), reconnect, report)
  const underWay = createUnderWay()

  async function submitOnce(fields: PduFields): Promise<{ status: number; messageId: string } | PartOutcome> {
    const link = await connection.link(settings.responseTimeoutMs)
    const answer = await link?.request('submit_sm', fields)
    if (answer === undefined || answer.kind === 'not-sent') {
      return { outcome: 'temporary-failure', code: 'not-connected' }
    }
    if (answer.kind === 'no-response') return { outcome: 'temporary-failure', code: 'no-response' }
    return { status: answer.pdu.command_status, messageId: answer.pdu.message_id ?? '' }
  }

  /** The pause is taken inside the window, so that a busy operator is spared by all texts and not by one. */
  async function submitPart(fields: PduFields): Promise<PartOutcome> {
    for (let retries = 0; ; retries += 1) {
      const answer = await submitOnce(fields)
      if ('outcome' in answer) return answer
      if (answer.status === STATUS.ok) return { outcome: 'accepted', providerRef: toProviderRef(answer.messageId) }
      if (!isThrottle(answer.status) || retries >= settings.throttleRetries) return toSmsFailure(answer.status)
      await sleep(backoffMs(retries, throttle))
    }
  }

  async function attempt(sms: OutgoingSms): Promise<SmsHandover> {
    const fault = findSmsFault(sms, settings.referenceBits)
    if (fault !== undefined) return { outcome: 'permanent-failure', code: fault }
    const providerRefs: string[] = []
    for (const fields of toSubmissions(sms, settings.referenceBits)) {
      const part = await inWindow(() => submitPart(fields))
      if (part.outcome !== 'accepted') return part
      providerRefs.push(part.providerRef)
    }
    return { outcome: 'accepted', providerRefs }
  }

  /** Answered in every case (SMPP 3.4 §4.6.2): a message left without answer blocks those behind it. */
  async function takeDelivery(pdu: PDU): Promise<number> {
    if (!isReceipt(pdu)) {
      report({ type: 'message-ignored' })
      return STATUS.ok
    }
    const receipt = readReceipt(pdu, settings.receiptIds)
    if (receipt === undefined) {
      // Accepted all the same: it would be as unreadable the next time.
      report({ type: 'receipt-unreadable' })
      return STATUS.ok
    }
    try {
      // The receipt's own "done date" has no time zone (Appendix B); the time of arrival is what we can vouch for.
      await receipts.hand({ ...receipt, at: clock.now() })
      return STATUS.ok
    } catch (error) {
      report({ type: 'receipt-not-stored', error })
      return STATUS.receiverTemporaryError
    }
  }

  return {
    send: (sms) => underWay.track(attempt(sms)),
    onReceipt: (handler) => receipts.register(handler),
    async close() {
      await underWay.settled()
      await connection.close()
    },
  }
}
