import type { TemplateCode } from '#domain/notices/templates.ts'
import type { Language } from '#domain/languages.ts'
import type { FindContact, TooManyAttempts } from '#modules/cards'
import type { NoticeOrder } from '#modules/notices'
import type { ReferenceSource } from '#modules/reference'
import type { Clock } from '#kernel/clock.ts'
import type { Id, NewId } from '#kernel/ids.ts'
import type { Money } from '#kernel/money.ts'
import type { Result } from '#kernel/result.ts'
import type { Database, Trx } from '#platform/db/database.ts'
import type { Fingerprint } from '#platform/keys/fingerprint.ts'

/** `queueNotice` of the notices module, with its own needs filled in. */
export type QueueNotice = <T extends TemplateCode>(trx: Trx, order: NoticeOrder<T>) => Promise<unknown>

export type FeeOrder = {
  readonly holderId: Id
  readonly applicationId: Id
  readonly accountId: Id
  readonly money: Money
  readonly language: Language
}

/**
 * Opens a payment of a fee in the transaction that needs it.
 * @returns the payment's id; undefined: nothing can be paid online at this moment
 */
export type OpenFeePayment = (trx: Trx, order: FeeOrder) => Promise<Id | undefined>

/**
 * Counts one attempt to send an application, before anything is looked at; the module accounts keeps the limit. Given back
 * unless the guard of another account was met.
 */
export type CountGuardAttempt = (by: {
  readonly accountId: Id
}) => Promise<Result<{ giveBack(): Promise<void> }, TooManyAttempts>>

export const feeReturnReasons = ['refused', 'paid-twice', 'ended-before'] as const
export type FeeReturnReason = (typeof feeReturnReasons)[number]

/** Orders a whole fee back, in the transaction of what makes it not due. */
export type ReturnFee = (
  trx: Trx,
  fee: { readonly holderId: Id; readonly paymentId: Id; readonly because: FeeReturnReason },
) => Promise<void>

/** What every use case of this module needs. */
export type ApplicationDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly reference: ReferenceSource
  readonly queueNotice: QueueNotice
  readonly findContact: FindContact
  readonly fingerprint: Fingerprint
  readonly returnFee: ReturnFee
}

/** A command of a signed-in applicant about one of their applications. */
export type ApplicantCommand = {
  readonly commandId: Id
  readonly accountId: Id
  readonly holderId: Id
  readonly applicationId: Id
}

export type ChangedMeanwhileRefusal = { readonly code: 'changed-meanwhile' }
