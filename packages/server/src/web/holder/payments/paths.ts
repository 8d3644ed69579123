import type { Id } from '#kernel/ids.ts'

export function payPath(cardId: Id): string {
  return `/account/cards/${cardId}/pay`
}

export const paymentsPath = '/account/payments'

export function paymentPath(paymentId: Id): string {
  return `${paymentsPath}/${paymentId}`
}
