import type { Id } from '#kernel/ids.ts'
import type { EventKey } from '#modules/payments'

export const paymentsPath = '/office/payments'

export function paymentPath(paymentId: Id): string {
  return `${paymentsPath}/${paymentId}`
}

export function mattersPath(kind: 'differences' | 'refunds', id: Id): string {
  return `${paymentsPath}/${kind}/${id}`
}

/** Events are named by their acquirer; which one stands in front. */
export function eventPath({ provider, eventId }: EventKey): string {
  return `${paymentsPath}/events/${provider}.${encodeURIComponent(eventId)}`
}

export function readEventKey(text: string): EventKey {
  const dot = text.indexOf('.')
  return { provider: text.slice(0, Math.max(dot, 0)), eventId: text.slice(dot + 1) }
}
