import { Stripe } from 'stripe'
import type { Clock } from '#kernel/clock.ts'
import { refuse } from '#kernel/result.ts'
import type { Acquirer, AcquirerMovement, PaymentOrder, RefundOrder } from './acquirer.ts'
import { toStripeAmount } from './stripe-amounts.ts'
import { answerOf } from './stripe-failures.ts'
import { toMovement, toPayment, toRefund } from './stripe-objects.ts'
import { readStripeWebhook } from './stripe-webhook.ts'

export type StripeSettings = {
  readonly provider: string
  readonly secretKey: string
  readonly webhookSecrets: readonly string[]
  /** Digits of a currency by ISO 4217. */
  readonly currencyDigits: (currency: string) => number
  /** Stripe itself unless another server speaks its language. */
  readonly server?: { readonly host: string; readonly port: number }
  readonly timeoutMs?: number
}

/** What our reading of answers was written for; Stripe keeps serving it when it moves on. */
const apiVersion = '2026-10-28.endive'

/**
 * Stripe's hosted page (Checkout): card data are typed there and never reach us (PCI DSS, SAQ A). Its webhook endpoint
 * subscribes to `checkout.session.*` and `refund.*`.
 */
export function openStripeAcquirer(settings: StripeSettings, clock: Clock): Acquirer {
  const { provider, webhookSecrets, currencyDigits: digitsOf } = settings
  const stripe = connect(settings)
  return {
    provider,
    async createPayment(order) {
      const amount = toStripeAmount(order.money, digitsOf)
      if (amount === undefined) return refuse({ code: 'acquirer-refused', why: 'amount-not-payable' })
      return answerOf(async () => {
        const idempotencyKey = `payment-${order.reference}`
        const session = await stripe.checkout.sessions.create(sessionOf(order, amount), { idempotencyKey })
        if (session.url === null) throw new Error('a new session without its page')
        return { providerRef: session.id, hostedPage: session.url }
      })
    },
    getPayment: (providerRef) =>
      answerOf(async () => {
        const expand = ['payment_intent.latest_charge']
        return toPayment(await stripe.checkout.sessions.retrieve(providerRef, { expand }), digitsOf)
      }),
    refund: (order) => refundOf(stripe, order, digitsOf),
    getRefund: (refundRef) =>
      answerOf(async () => {
        const expand = ['failure_balance_transaction']
        return toRefund(await stripe.refunds.retrieve(refundRef, { expand }), digitsOf)
      }),
    verifyWebhook: (request) => readStripeWebhook(request, webhookSecrets, clock),
    listSettlement: ({ from, until }) =>
      answerOf(async () => {
        const created = { gte: toSeconds(from), lt: toSeconds(until) }
        const movements: AcquirerMovement[] = []
        const lines = stripe.balanceTransactions.list({ created, limit: 100, expand: ['data.source'] })
        for await (const line of lines) {
          const movement = toMovement(line, digitsOf)
          if (movement) movements.push(movement)
        }
        return movements
      }),
  }
}

function connect({ secretKey, server, timeoutMs = 10_000 }: StripeSettings): Stripe {
  const elsewhere = server ? ({ ...server, protocol: 'http' } as const) : {}
  return new Stripe(secretKey, { apiVersion, timeout: timeoutMs, maxNetworkRetries: 2, telemetry: false, ...elsewhere })
}

const stripeLocales: Readonly<Record<string, 'zh' | 'en' | 'ru'>> = { 'zh-CN': 'zh', en: 'en', ru: 'ru' }

/** The same order makes the same bytes: under one idempotency key Stripe takes nothing else. */
function sessionOf(order: PaymentOrder, amount: number): Stripe.Checkout.SessionCreateParams {
  const { reference, language, description, money, returnUrl, expiresAt } = order
  // Stripe has no Kazakh page and then follows the browser
  const metadata = { reference, language }
  return {
    mode: 'payment',
    locale: stripeLocales[language] ?? 'auto',
    client_reference_id: reference,
    metadata,
    payment_intent_data: { metadata },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: money.currency.toLowerCase(),
          unit_amount: amount,
          product_data: { name: description },
        },
      },
    ],
    success_url: returnUrl.href,
    cancel_url: returnUrl.href,
    expires_at: toSeconds(expiresAt),
  }
}

async function refundOf(stripe: Stripe, order: RefundOrder, digitsOf: StripeSettings['currencyDigits']) {
  const { reference, providerRef, money, isDuplicate } = order
  const amount = toStripeAmount(money, digitsOf)
  if (amount === undefined) return refuse({ code: 'acquirer-refused', why: 'amount-not-payable' } as const)
  return answerOf(async () => {
    const session = await stripe.checkout.sessions.retrieve(providerRef)
    const intent = session.payment_intent
    if (intent === null) throw new Error(`nothing was paid in ${providerRef}`)
    const refund = await stripe.refunds.create(
      {
        payment_intent: typeof intent === 'string' ? intent : intent.id,
        amount,
        reason: isDuplicate ? 'duplicate' : 'requested_by_customer',
        metadata: { reference },
      },
      { idempotencyKey: `refund-${reference}` },
    )
    return toRefund(refund, digitsOf)
  })
}

function toSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}
