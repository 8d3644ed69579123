import type { Card } from '#domain/cards/card.ts'
import { currencyDigits } from '#domain/money/currencies.ts'
import { startSandboxAcquirer, type SandboxAcquirer } from '#app/demo/acquirer/start-acquirer.ts'
import { handOverPayment, startPayment, type FeePort, type PaymentDeps, type PaymentKey } from '#modules/payments'
import type { Id } from '#kernel/ids.ts'
import { openStripeAcquirer } from '#platform/payments/stripe-acquirer.ts'
import { aCard } from '#test/builders/card.ts'
import { cancellationKit, type CancellationKit } from './cancellation-kit.ts'
import type { TestDatabase } from './database.ts'
import { must } from './must.ts'

const unexpected = () => Promise.reject(new Error('nobody pays a fee here'))

/** For tests in which only charges are paid. */
export const noFees: FeePort = { received: unexpected, givenUp: unexpected, refunded: unexpected }

export type PaymentKit = CancellationKit & PaymentDeps & { readonly sandbox: SandboxAcquirer }

/** What every use case of payments needs, and an acquirer across a real connection that obeys the test's clock. */
export async function paymentKit(wishes: { readonly webhookUrl?: URL } = {}): Promise<PaymentKit> {
  const t = await cancellationKit()
  const { sandbox, acquirer } = await sandboxFor(t, wishes.webhookUrl)
  return {
    ...t,
    sandbox,
    acquirer,
    publicUrl: new URL('https://sapar.example'),
    describe: (language) => `Travel card charge (${language})`,
    fees: noFees,
    close: async () => {
      await sandbox.close()
      await t.close()
    },
  }
}

/** A sandbox and the adapter connected to it. Its events go nowhere unless a test says where. */
export async function sandboxFor(t: Pick<TestDatabase, 'clock'>, webhookUrl = new URL('http://127.0.0.1:9/nobody')) {
  const timing = { pauses: [], delayedMs: 0, overtakenMs: 0 }
  const sandbox = await startSandboxAcquirer({ clock: t.clock, webhookUrl, onError: () => {}, timing })
  const { host, port, secretKey, webhookSecret } = sandbox
  const settings = { provider: 'sandbox', secretKey, webhookSecrets: [webhookSecret], currencyDigits }
  return { sandbox, acquirer: openStripeAcquirer({ ...settings, server: { host, port } }, t.clock) }
}

export const owedMinor = 875_000

/** A card that owes an amount, as if its days had been posted. */
export async function anOwingCard(t: TestDatabase, amountMinor = owedMinor): Promise<Card> {
  const card = await aCard(t)
  await owe(t, card, amountMinor)
  return card
}

let days = 0

export async function owe(t: TestDatabase, card: Card, amountMinor: number): Promise<void> {
  days += 1
  const { holderId, id: cardId } = card
  await t.db
    .insertInto('charge_accounts')
    .values({
      holder_id: holderId,
      card_id: cardId,
      currency: 'KZT',
      card_version: null,
      tariff_mark: null,
      next_on: null,
    })
    .onConflict((conflict) => conflict.columns(['holder_id', 'card_id']).doNothing())
    .execute()
  await t.db
    .insertInto('ledger_entries')
    .values({
      holder_id: holderId,
      id: t.newId(),
      card_id: cardId,
      kind: 'charge',
      debit: 'receivable',
      credit: 'income',
      amount_minor: amountMinor,
      currency: 'KZT',
      charged_on: new Date(Date.UTC(2020, 0, days)).toISOString().slice(0, 10),
      correction_number: null,
      source_id: null,
      posted_at: t.clock.now(),
    })
    .execute()
}

/** A payment of a card that waits on the acquirer's page. */
export async function aPending(t: PaymentKit, card: Card): Promise<PaymentKey> {
  const { holderId, id: cardId } = card
  const command = { commandId: t.newId(), holderId, accountId: t.newId(), cardId, language: 'en' } as const
  const { paymentId } = must(await startPayment(t, command))
  must(await handOverPayment(t, { holderId, paymentId }))
  return { holderId, paymentId }
}

/** The session of a payment in the make-believe bank. */
export function sessionOf({ sandbox }: PaymentKit, { paymentId }: Pick<PaymentKey, 'paymentId'>) {
  const found = Object.values(sandbox.bank.book.sessions).find(({ metadata }) => metadata['reference'] === paymentId)
  if (!found) throw new Error('the bank has no such payment')
  return found
}

export type Posted = { readonly kind: string; readonly amount_minor: number; readonly source_id: string | null }

/** What the ledger has between us and the acquirer about a card. */
export async function postedFor(t: TestDatabase, card: { readonly holderId: Id; readonly id: Id }): Promise<Posted[]> {
  return t.db
    .selectFrom('ledger_entries')
    .select(['kind', 'amount_minor', 'source_id'])
    .where('holder_id', '=', card.holderId)
    .where('card_id', '=', card.id)
    .where('kind', 'in', ['payment', 'refund', 'refund-failure'])
    .orderBy('posted_at')
    .orderBy('id')
    .execute()
}

/** What the acquirer holds for us, less what our ledger says it holds: zero, or money is lost (I-06). */
export async function totalsDiffer(t: PaymentKit): Promise<number> {
  const theirs = t.sandbox.bank.book.lines.reduce((sum, { amount }) => sum + amount, 0)
  const entries = await t.db.selectFrom('ledger_entries').select(['debit', 'credit', 'amount_minor']).execute()
  const ours = entries.reduce(
    (sum, { debit, credit, amount_minor: amount }) =>
      sum + (debit === 'acquirer' ? amount : credit === 'acquirer' ? -amount : 0),
    0,
  )
  return theirs - ours
}
