import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { currencyDigits } from '#domain/money/currencies.ts'
import type { Clock } from '#kernel/clock.ts'
import { listen } from '#platform/http/server.ts'
import { fromStripeAmount } from '#platform/payments/stripe-amounts.ts'
import { openBank, type Bank, type BankEvent } from './bank.ts'
import { openBankBook, type BookedSession } from './book.ts'
import { bankPages } from './pages.tsx'
import { stripeApi } from './stripe-api.ts'
import { refundObject, sessionObject } from './stripe-shapes.ts'
import { openWebhooks } from './webhooks.ts'

export type SandboxOptions = {
  readonly clock: Clock
  readonly webhookUrl: URL
  /** Keeps what happened over a restart; without it the bank forgets. */
  readonly file?: string
  readonly onError: (error: unknown) => void
  readonly timing?: Partial<typeof ordinaryTiming>
}

/** Quick enough to be watched in a demonstration. */
const ordinaryTiming = {
  expirySeconds: 45,
  lateSeconds: 20,
  delayedMs: 15_000,
  overtakenMs: 30_000,
  pauses: [500, 2_000, 10_000] as readonly number[],
}

export type SandboxAcquirer = {
  readonly host: string
  readonly port: number
  readonly secretKey: string
  readonly webhookSecret: string
  readonly bank: Bank
  /** What its list of a day shows instead of the truth; a test spoils it. */
  spoilList(change: (lines: readonly object[]) => readonly object[]): void
  /** When every event has been delivered, or given up. */
  settled(): Promise<void>
  close(): Promise<void>
}

/**
 * An acquirer of our own that speaks Stripe's language, a separate HTTP server on this machine: the demonstration pays
 * through the adapter that production uses, and tests have something to go wrong. No money moves.
 */
export async function startSandboxAcquirer(options: SandboxOptions): Promise<SandboxAcquirer> {
  const { clock, onError } = options
  const timing = { ...ordinaryTiming, ...options.timing }
  const secretKey = `sk_test_${randomBytes(12).toString('hex')}`
  const webhookSecret = `whsec_${randomBytes(24).toString('hex')}`
  const store = openBankBook(options.file)
  const app = new Hono()
  const server = await listen({ host: '127.0.0.1', port: 0, fetch: (request) => app.fetch(request) })
  const pageOrigin = () => `http://127.0.0.1:${server.port}`
  const objectOf = ({ about }: BankEvent) =>
    'intentId' in about && 'chargeId' in about ? sessionObject(about, pageOrigin()) : refundObject(about)
  const webhooks = openWebhooks({ clock, url: options.webhookUrl, secret: webhookSecret, objectOf, onError, ...timing })
  const bank = openBank({ clock, store, tell: (event) => webhooks.send(event), ...timing })
  let listed = (lines: readonly object[]): readonly object[] => lines
  app.route('/', stripeApi({ bank, store, secretKey, pageOrigin, listed: (lines) => listed(lines) }))
  app.route('/', bankPages({ bank, amountText }))
  const ticking = setInterval(() => bank.tick(), 1_000).unref()
  return {
    host: '127.0.0.1',
    port: server.port,
    secretKey,
    webhookSecret,
    bank,
    spoilList: (change) => {
      listed = change
    },
    settled: () => webhooks.settled(),
    close: async () => {
      clearInterval(ticking)
      await server.close()
    },
  }
}

function amountText({ amount, currency }: BookedSession): string {
  const money = fromStripeAmount(amount, currency, currencyDigits)
  const digits = currencyDigits(money.currency)
  return `${(money.amountMinor / 10 ** digits).toFixed(digits)} ${money.currency}`
}
