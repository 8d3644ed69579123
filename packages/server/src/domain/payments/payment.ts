import type { Language } from '../languages.ts'
import type { Id } from '#kernel/ids.ts'
import type { Money } from '#kernel/money.ts'
import type { PaymentState } from './payment-life-cycle.ts'
import type { RefundState } from './refund-life-cycle.ts'

/** What a payment is for: what one card owes, or the fee of one application. Its subject is that card or application. */
export const paymentPurposes = ['charge', 'fee'] as const
export type PaymentPurpose = (typeof paymentPurposes)[number]

/** One attempt to pay, on the acquirer's own page. We never see a bank card. */
export type Payment = {
  readonly holderId: Id
  /** Also the reference under which the acquirer keeps it, and the key under which a second try is recognised. */
  readonly id: Id
  readonly purpose: PaymentPurpose
  readonly subjectId: Id
  readonly money: Money
  readonly state: PaymentState
  readonly provider: string
  /** null until the acquirer has answered. */
  readonly providerRef: string | null
  readonly hostedPage: string | null
  readonly startedBy: Id
  readonly language: Language
  readonly createdAt: Date
  readonly expiresAt: Date
  /** The acquirer's own time of the payment. */
  readonly paidAt: Date | null
  /** The acquirer's word for why it failed; never shown as it is. */
  readonly failure: string | null
  readonly version: number
}

/** Why a person gives money back. */
export const staffRefundReasons = ['overpaid', 'paid-twice', 'authority-error'] as const

/** Why money goes back; a fee does so by rule as well. */
export const refundReasons = [...staffRefundReasons, 'application-refused', 'application-ended'] as const
export type RefundReason = (typeof refundReasons)[number]

/** How a refund that failed was brought to an end by a person. */
export const refundResolutions = ['retried', 'settled-otherwise'] as const
export type RefundResolution = (typeof refundResolutions)[number]

export type Refund = {
  readonly holderId: Id
  readonly id: Id
  readonly paymentId: Id
  readonly money: Money
  readonly reason: RefundReason
  /** null: by rule, and so is `requestedBy`. */
  readonly comment: string | null
  readonly state: RefundState
  readonly providerRef: string | null
  readonly requestedBy: Id | null
  readonly requestedAt: Date
  readonly refundedAt: Date | null
  readonly failedAt: Date | null
  readonly resolution: RefundResolution | null
  readonly version: number
}
