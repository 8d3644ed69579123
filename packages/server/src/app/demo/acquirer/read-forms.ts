import type { NewRefund, NewSession } from './bank.ts'

/** A session as the adapter posts it: `line_items[0][price_data][unit_amount]=…`. Undefined when a part is missing. */
export function readSession(form: URLSearchParams): NewSession | undefined {
  const price = 'line_items[0][price_data]'
  const amount = Number(form.get(`${price}[unit_amount]`))
  const currency = form.get(`${price}[currency]`)
  const description = form.get(`${price}[product_data][name]`)
  const returnUrl = form.get('success_url')
  const expiresAt = Number(form.get('expires_at'))
  if (!Number.isSafeInteger(amount) || amount <= 0 || !expiresAt) return undefined
  if (currency === null || description === null || returnUrl === null) return undefined
  return { amount, currency, description, returnUrl, expiresAt, metadata: metadataOf(form) }
}

export function readRefund(form: URLSearchParams): NewRefund | undefined {
  const amount = Number(form.get('amount'))
  const intentId = form.get('payment_intent')
  if (!Number.isSafeInteger(amount) || amount <= 0 || intentId === null) return undefined
  return { intentId, amount, currency: '', metadata: metadataOf(form) }
}

function metadataOf(form: URLSearchParams): Record<string, string> {
  const pairs = Array.from(form, ([name, value]) => [/^metadata\[(\w+)\]$/.exec(name)?.[1], value] as const)
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name === undefined ? [] : [[name, value]])))
}
