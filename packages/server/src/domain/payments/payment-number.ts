import type { Id } from '#kernel/ids.ts'

const shownLength = 8

/**
 * `P-3F2A-91BC`: the number by which people speak of a payment. It is the end of its id, which is chance (RFC 9562 §5.7),
 * so whoever has the acquirer's list before them finds it there by its end. Nothing is looked up by it.
 */
export function paymentNumber(paymentId: Id): string {
  const end = paymentId.slice(-shownLength).toUpperCase()
  return `P-${end.slice(0, 4)}-${end.slice(4)}`
}
