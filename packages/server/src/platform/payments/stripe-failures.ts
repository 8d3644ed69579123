import { Stripe } from 'stripe'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { AcquirerRefusal } from './acquirer.ts'

/** Runs one call. What Stripe answers becomes a value; anything else that is thrown is a bug of ours. */
export async function answerOf<T>(call: () => Promise<T>): Promise<Result<T, AcquirerRefusal>> {
  try {
    return ok(await call())
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return refuse(refusalOf(error))
    throw error
  }
}

/**
 * Only what cannot become better by itself is a refusal. Wrong keys (401, 403) can: an operator mends them, and the
 * payment must not be lost over it. Neither word of the answer goes further than the log: it may quote what was sent.
 */
function refusalOf(error: InstanceType<typeof Stripe.errors.StripeError>): AcquirerRefusal {
  const why = [error.type, error.code, error.statusCode].filter((part) => part !== undefined).join(' ')
  if (error.code === 'resource_missing' && error.statusCode === 404) return { code: 'unknown-at-acquirer' }
  const isFinal = error.statusCode === 400 || error.statusCode === 402 || error.statusCode === 404
  return { code: isFinal ? 'acquirer-refused' : 'acquirer-not-reachable', why }
}
