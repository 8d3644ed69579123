import type { Language } from '#domain/languages.ts'
import type { Payment } from '#domain/payments/payment.ts'
import { recordEvent } from '#modules/audit'
import { findCard } from '#modules/cards'
import { listBalances } from '#modules/charges'
import type { Id } from '#kernel/ids.ts'
import type { Money } from '#kernel/money.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Queryable } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/queue.ts'
import type { NotOffered, PaymentDeps } from './deps.ts'
import { findOpenPayment, insertPayment } from './payment-store.ts'
import { insertReference } from './reference-store.ts'

export type StartPayment = {
  readonly commandId: Id
  readonly holderId: Id
  readonly accountId: Id
  readonly cardId: Id
  readonly language: Language
}

export type PaymentStarted = { readonly paymentId: Id }

export type StartPaymentRefusal =
  | CommandReused
  | NotOffered
  | { readonly code: 'card-not-found' }
  | { readonly code: 'nothing-owed' }

export const handOverJob = 'payments.hand-over'
export const paymentMinutes = 60

/**
 * Begins to pay what one card owes. While a payment for the card is open there is no second one: it is answered instead,
 * so that two tabs and an impatient finger lead to the same page.
 */
export function startPayment(
  deps: PaymentDeps,
  command: StartPayment,
): Promise<Result<PaymentStarted, StartPaymentRefusal>> {
  const { commandId, holderId, accountId, cardId } = command
  const key = { subjectId: holderId, commandId, name: 'start-payment', body: { cardId } }
  return runCommand<PaymentStarted, StartPaymentRefusal>(deps, key, async (trx) => {
    if (!deps.acquirer) return refuse({ code: 'payment-not-offered' })
    if (!(await findCard(trx, [holderId], cardId))) return refuse({ code: 'card-not-found' })
    const subject = { holderId, purpose: 'charge', subjectId: cardId } as const
    const open = await findOpenPayment(trx, subject)
    if (open) return ok({ paymentId: open.id })
    const owed = await owedFor(trx, command)
    if (!owed) return refuse({ code: 'nothing-owed' })
    const payment = newPayment(deps, command, deps.acquirer.provider, owed)
    if (!(await insertPayment(trx, payment))) {
      const other = await findOpenPayment(trx, subject)
      if (!other) throw new Error('a payment stood in the way and is gone')
      return ok({ paymentId: other.id })
    }
    await insertReference(trx, 'payment', payment.id, holderId)
    const actor = { kind: 'holder', id: accountId } as const
    const details = { paymentId: payment.id, ...owed }
    await recordEvent(trx, deps, { subjectId: holderId, event: 'payment-started', actor, cardId, details })
    // The page hands it over at once; this is for a process that dies in between.
    await addJob(trx, handOverJob, { holderId, paymentId: payment.id }, { runAt: aLittleLater(deps) })
    return ok({ paymentId: payment.id })
  })
}

async function owedFor(db: Queryable, { holderId, cardId }: StartPayment): Promise<Money | undefined> {
  const balance = (await listBalances(db, [holderId])).find((one) => one.cardId === cardId)
  if (!balance || balance.owedMinor <= 0) return undefined
  return { amountMinor: balance.owedMinor, currency: balance.currency }
}

function newPayment(deps: PaymentDeps, command: StartPayment, provider: string, money: Money): Payment {
  const createdAt = deps.clock.now()
  return {
    holderId: command.holderId,
    id: deps.newId(),
    purpose: 'charge',
    subjectId: command.cardId,
    money,
    state: 'created',
    provider,
    providerRef: null,
    hostedPage: null,
    startedBy: command.accountId,
    language: command.language,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + paymentMinutes * 60_000),
    paidAt: null,
    failure: null,
    version: 1,
  }
}

function aLittleLater({ clock }: PaymentDeps): Date {
  return new Date(clock.now().getTime() + 15_000)
}
