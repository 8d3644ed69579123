import type { Language } from '#domain/languages.ts'
import type { Payment, PaymentPurpose } from '#domain/payments/payment.ts'
import { recordEvent } from '#modules/audit'
import type { Id } from '#kernel/ids.ts'
import type { Money } from '#kernel/money.ts'
import type { Trx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/queue.ts'
import { subjectOf } from './book-money.ts'
import type { PaymentDeps } from './deps.ts'
import { findOpenPayment, insertPayment } from './payment-store.ts'
import { insertReference } from './reference-store.ts'

export const handOverJob = 'payments.hand-over'
export const paymentMinutes = 60

export type OpenPayment = {
  readonly holderId: Id
  readonly purpose: PaymentPurpose
  readonly subjectId: Id
  readonly money: Money
  readonly accountId: Id
  readonly language: Language
}

/**
 * Opens a payment inside the transaction that needs it. While one for the same subject is open there is no second one: it
 * is answered instead, so that two tabs and an impatient finger lead to the same page.
 */
export async function openPayment(trx: Trx, deps: PaymentDeps, provider: string, order: OpenPayment): Promise<Id> {
  const payment = newPayment(deps, provider, order)
  if (!(await insertPayment(trx, payment))) {
    const other = await findOpenPayment(trx, order)
    if (!other) throw new Error('a payment stood in the way and is gone')
    return other.id
  }
  const { holderId, accountId, money } = order
  await insertReference(trx, 'payment', payment.id, holderId)
  await recordEvent(trx, deps, {
    subjectId: holderId,
    event: 'payment-started',
    actor: { kind: 'holder', id: accountId },
    ...subjectOf(payment),
    details: { paymentId: payment.id, ...money },
  })
  // The page hands it over at once; this is for a process that dies in between.
  await addJob(trx, handOverJob, { holderId, paymentId: payment.id }, { runAt: aLittleLater(deps) })
  return payment.id
}

function newPayment(deps: PaymentDeps, provider: string, order: OpenPayment): Payment {
  const { holderId, purpose, subjectId, money, accountId, language } = order
  const createdAt = deps.clock.now()
  return {
    holderId,
    id: deps.newId(),
    purpose,
    subjectId,
    money,
    state: 'created',
    provider,
    providerRef: null,
    hostedPage: null,
    startedBy: accountId,
    language,
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
