import type { Language } from '#domain/languages.ts'
import type { TemplateCode } from '#domain/notices/templates.ts'
import type { Payment, PaymentPurpose, Refund } from '#domain/payments/payment.ts'
import type { StaffRole } from '#domain/people/staff-roles.ts'
import type { NoticeOrder } from '#modules/notices'
import type { ReferenceSource } from '#modules/reference'
import type { Clock } from '#kernel/clock.ts'
import type { Id, NewId } from '#kernel/ids.ts'
import type { Database, Trx } from '#platform/db/database.ts'
import type { Acquirer } from '#platform/payments/acquirer.ts'

export type QueueNotice = <T extends TemplateCode>(trx: Trx, order: NoticeOrder<T>) => Promise<unknown>

export type PaymentDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly reference: ReferenceSource
  readonly queueNotice: QueueNotice
  /** Undefined where nothing can be paid online. */
  readonly acquirer: Acquirer | undefined
  /** Where the acquirer sends people back to. */
  readonly publicUrl: URL
  /** What the acquirer's page calls the thing that is paid. */
  readonly describe: (language: Language, purpose: PaymentPurpose) => string
  readonly fees: FeePort
}

/** What follows from a fee is for the applications to say; each is called in the transaction of what happened. */
export type FeePort = {
  readonly received: (trx: Trx, payment: Payment) => Promise<void>
  readonly givenUp: (trx: Trx, payment: Payment) => Promise<void>
  readonly refunded: (trx: Trx, payment: Payment, refund: Refund) => Promise<void>
}

export type PaymentKey = { readonly holderId: Id; readonly paymentId: Id }
export type RefundKey = { readonly holderId: Id; readonly refundId: Id }

/** A signed-in member of staff. */
export type Staff = { readonly id: Id; readonly role: StaffRole }

export type PaymentNotFound = { readonly code: 'payment-not-found' }
export type RefundNotFound = { readonly code: 'refund-not-found' }
export type RoleNotAllowed = { readonly code: 'role-not-allowed' }
export type NotOffered = { readonly code: 'payment-not-offered' }
export type CommentMissing = { readonly code: 'comment-missing' }
export type CommentTooLong = { readonly code: 'comment-too-long'; readonly max: number }

export const maxCommentLength = 1000

/** The holder's page of one payment. */
export function paymentPage(paymentId: Id): string {
  return `/account/payments/${paymentId}`
}
