import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '#kernel/clock.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { decodeReceiptSecret, type HttpGatewaySettings } from './http-gateway-settings.ts'
import { parseJson } from './parse-json.ts'
import { DELIVERY_STATES, type DeliveryReceipt } from './sms-gateway.ts'

/** A request as it came: the body must be the bytes received, since a signature over re-written JSON proves nothing. */
export interface ReceiptRequest {
  readonly body: Uint8Array
  readonly headers: Headers
}

export type ReceiptRefusal =
  | 'signature-missing'
  | 'signature-wrong'
  | 'timestamp-out-of-tolerance'
  | 'receipt-malformed'

// Only `Z` or an offset: a time without a zone says nothing.
const receiptShape = z.object({
  id: z.string().min(1).max(200),
  state: z.enum(DELIVERY_STATES),
  at: z.iso.datetime({ offset: true }),
})

/**
 * Reads one receipt: a POST by the gateway, signed as Standard Webhooks 1.0.0 says.
 *
 *     webhook-id: msg_…            webhook-timestamp: 1795334400
 *     webhook-signature: v1,<base64 of HMAC-SHA256 over "id.timestamp.body"> …
 *
 *     { "id": "<the id answered to our send>", "state": "delivered", "at": "2026-11-22T08:00:00Z" }
 *
 * `state` is one of the eight of `DeliveryState`. Further fields are ignored. The signature is checked before a byte of
 * the body is read. A receipt repeated within the tolerance is accepted: taking it is idempotent.
 */
export function parseHttpReceipt(
  { body, headers }: ReceiptRequest,
  settings: HttpGatewaySettings,
  clock: Clock,
): Result<DeliveryReceipt, ReceiptRefusal> {
  const id = headers.get('webhook-id')
  const timestamp = headers.get('webhook-timestamp')
  const signatures = headers.get('webhook-signature')
  if (!id || !timestamp || !signatures) return refuse('signature-missing')
  if (!isSigned({ id, timestamp, body, signatures }, settings)) return refuse('signature-wrong')
  if (!isTimely(timestamp, settings.toleranceSeconds ?? 300, clock)) return refuse('timestamp-out-of-tolerance')
  const receipt = receiptShape.safeParse(parseJson(body))
  if (!receipt.success) return refuse('receipt-malformed')
  const { id: providerRef, state, at } = receipt.data
  return ok({ providerRef, state, at: new Date(at) })
}

interface SignedContent {
  readonly id: string
  readonly timestamp: string
  readonly body: Uint8Array
  readonly signatures: string
}

function isSigned({ id, timestamp, body, signatures }: SignedContent, settings: HttpGatewaySettings): boolean {
  const given = signatures.split(' ').flatMap((entry) => (entry.startsWith('v1,') ? [entry.slice('v1,'.length)] : []))
  return settings.receiptSecrets.some((secret) => {
    const hmac = createHmac('sha256', decodeReceiptSecret(secret)).update(`${id}.${timestamp}.`).update(body)
    const expected = Buffer.from(hmac.digest('base64'))
    return given.some((signature) => isSame(Buffer.from(signature), expected))
  })
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

function isTimely(timestamp: string, toleranceSeconds: number, clock: Clock): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false
  return Math.abs(clock.now().getTime() / 1000 - Number(timestamp)) <= toleranceSeconds
}
