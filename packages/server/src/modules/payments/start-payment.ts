import type { Language } from '#domain/languages.ts'
import { findCard } from '#modules/cards'
import { listBalances } from '#modules/charges'
import type { Id } from '#kernel/ids.ts'
import type { Money } from '#kernel/money.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { runCommand, type CommandReused } from '#platform/db/commands.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { NotOffered, PaymentDeps } from './deps.ts'
import { openPayment } from './open-payment.ts'
import { findOpenPayment } from './payment-store.ts'

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
    const money = await owedFor(trx, command)
    if (!money) return refuse({ code: 'nothing-owed' })
    const { language } = command
    const order = { ...subject, money, accountId, language }
    return ok({ paymentId: await openPayment(trx, deps, deps.acquirer.provider, order) })
  })
}

async function owedFor(db: Queryable, { holderId, cardId }: StartPayment): Promise<Money | undefined> {
  const balance = (await listBalances(db, [holderId])).find((one) => one.cardId === cardId)
  if (!balance || balance.owedMinor <= 0) return undefined
  return { amountMinor: balance.owedMinor, currency: balance.currency }
}
