import { z } from 'zod'
import type { Clock } from '#kernel/clock.ts'
import type { Result } from '#kernel/result.ts'
import { assertHttpGateway, type HttpGatewaySettings } from './http-gateway-settings.ts'
import { parseHttpReceipt, type ReceiptRefusal, type ReceiptRequest } from './http-receipt.ts'
import { findSmsFault } from './outgoing-sms-check.ts'
import { parseJson } from './parse-json.ts'
import { createReceiptPort } from './receipt-port.ts'
import type { DeliveryReceipt, OutgoingSms, SmsGateway, SmsHandover } from './sms-gateway.ts'
import { createUnderWay } from './under-way.ts'

export interface HttpSmsGateway extends SmsGateway {
  /**
   * For the route that the gateway posts receipts to: checks, then hands the receipt to the handler. Answer 204 when ok,
   * 401 or 400 when refused; when it throws (the handler could not store it), 503, so that the gateway sends it again.
   */
  takeReceipt(request: ReceiptRequest): Promise<Result<DeliveryReceipt, ReceiptRefusal>>
}

const acceptedShape = z.object({ id: z.string().min(1).max(200) })

// Told by the status alone (RFC 9110 §15): 408 and 425 ask for another attempt, 429 (RFC 6585) for a later one. 401, 403
// and 407 are about our credentials, which the operator can mend; the text is not at fault and must not be lost.
const TEMPORARY_CLIENT_ERRORS: ReadonlySet<number> = new Set([401, 403, 407, 408, 425, 429])

/**
 * For the many providers without SMPP. There is no standard; a provider, or a small bridge before it, must speak this:
 *
 *     POST <sendUrl>    Authorization: Bearer <secret>    Content-Type: application/json
 *     { "to": "+77011234567", "text": "…", "sender": "Sapar", "idempotencyKey": "<our id>" }
 *
 *     2xx  { "id": "<reference under which receipts will come>" }
 *     4xx: never, but for 401, 403, 407, 408, 425 and 429; these and every other status: try again later
 *
 * The same `idempotencyKey` must give the same `id` and no second text; so a retry after `no-response` is safe here. The
 * gateway cuts long texts itself and answers with one reference. Receipts: see `parseHttpReceipt`.
 */
export function createHttpSmsGateway(settings: HttpGatewaySettings, clock: Clock): HttpSmsGateway {
  assertHttpGateway(settings)
  const receipts = createReceiptPort()
  const underWay = createUnderWay()

  async function attempt(sms: OutgoingSms): Promise<SmsHandover> {
    const fault = findSmsFault(sms)
    return fault === undefined ? await post(sms, settings) : { outcome: 'permanent-failure', code: fault }
  }

  return {
    send: (sms) => underWay.track(attempt(sms)),
    onReceipt: (handler) => receipts.register(handler),
    async takeReceipt(request) {
      const parsed = parseHttpReceipt(request, settings, clock)
      if (parsed.ok) await receipts.hand(parsed.value)
      return parsed
    },
    async close() {
      await underWay.settled()
    },
  }
}

async function post({ id, to, text, sender }: OutgoingSms, settings: HttpGatewaySettings): Promise<SmsHandover> {
  try {
    const response = await fetch(settings.sendUrl, {
      method: 'POST',
      headers: { authorization: `Bearer ${settings.bearerSecret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ to, text, sender, idempotencyKey: id }),
      // A redirect would carry number, text and secret to another place.
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.timeoutMs ?? 15_000),
    })
    const answer = await response.bytes()
    return response.ok ? readAcceptance(answer) : toFailure(response.status)
  } catch (error) {
    return { outcome: 'temporary-failure', code: networkTrouble(error) }
  }
}

function readAcceptance(answer: Uint8Array): SmsHandover {
  const accepted = acceptedShape.safeParse(parseJson(answer))
  return accepted.success
    ? { outcome: 'accepted', providerRefs: [accepted.data.id] }
    : { outcome: 'temporary-failure', code: 'unreadable-response' }
}

function toFailure(status: number): SmsHandover {
  const isFaultOfText = status >= 400 && status < 500 && !TEMPORARY_CLIENT_ERRORS.has(status)
  return { outcome: isFaultOfText ? 'permanent-failure' : 'temporary-failure', code: `http-${status}` }
}

// System errors before a byte could leave; everything else a network does may come after the text was taken.
const CONNECT_FAILURES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** `fetch` throws a TypeError with a cause for the network and a TimeoutError for our signal; the rest are bugs. */
function networkTrouble(error: unknown): 'not-connected' | 'no-response' {
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'no-response'
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) throw error
  return 'code' in error.cause && CONNECT_FAILURES.has(error.cause.code) ? 'not-connected' : 'no-response'
}
