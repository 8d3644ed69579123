import type { Money } from '#kernel/money.ts'
import type { Result } from '#kernel/result.ts'

/**
 * Whoever takes money for us. Amounts are whole numbers of the currency's smallest unit by ISO 4217; an adapter converts
 * where its acquirer counts otherwise. Calls may be repeated: the reference is the key under which a second try is known.
 */
export interface Acquirer {
  /** Names the adapter in records and in the address of its webhook. */
  readonly provider: string
  /** Opens a page of the acquirer's own on which somebody can pay. No bank card ever reaches us. */
  createPayment(order: PaymentOrder): Promise<Result<HostedPayment, AcquirerRefusal>>
  getPayment(providerRef: string): Promise<Result<AcquirerPayment, AcquirerRefusal>>
  /** @param order the payment by its `providerRef`; all refunds of one together never exceed what was paid */
  refund(order: RefundOrder): Promise<Result<AcquirerRefund, AcquirerRefusal>>
  getRefund(refundRef: string): Promise<Result<AcquirerRefund, AcquirerRefusal>>
  /** Says who sent it and what it is about. Amounts and states in an event are not read: ask for them. */
  verifyWebhook(request: WebhookRequest): Result<AcquirerEvent, WebhookRefusal>
  /** Every movement of money in an interval, in no particular order. */
  listSettlement(interval: {
    readonly from: Date
    readonly until: Date
  }): Promise<Result<readonly AcquirerMovement[], AcquirerRefusal>>
}

export type PaymentOrder = {
  /** Ours. The acquirer keeps it and says it again whenever it is asked. */
  readonly reference: string
  readonly money: Money
  /** What the payer reads on the acquirer's page; nothing personal. */
  readonly description: string
  readonly language: string
  readonly returnUrl: URL
  readonly expiresAt: Date
}

export type HostedPayment = { readonly providerRef: string; readonly hostedPage: string }

export type AcquirerPayment = Money & {
  readonly providerRef: string
  readonly reference: string | null
  readonly status: 'pending' | 'paid' | 'failed' | 'expired'
  /** While something can still be paid there. */
  readonly hostedPage: string | null
  /** When the money was taken, by the acquirer's clock. */
  readonly paidAt: Date | null
  /** The acquirer's own word. */
  readonly failure: string | null
}

export type RefundOrder = {
  readonly reference: string
  readonly providerRef: string
  readonly money: Money
  readonly isDuplicate: boolean
}

export type AcquirerRefund = Money & {
  readonly refundRef: string
  readonly reference: string | null
  /** `refunded` may still become `failed`, days later. */
  readonly status: 'pending' | 'refunded' | 'failed'
  /** When the money left us, and when it came back, by the acquirer's clock. */
  readonly sentAt: Date
  readonly returnedAt: Date | null
  readonly failure: string | null
}

export type AcquirerMovement = Money & {
  readonly kind: 'payment' | 'refund' | 'refund-failure'
  readonly reference: string | null
  readonly lineRef: string
  readonly at: Date
}

export type WebhookRequest = { readonly body: Uint8Array; readonly headers: Headers }

export type AcquirerEvent = {
  readonly id: string
  readonly type: string
  /** What to ask for; null for an event about neither a payment nor a refund. */
  readonly about: { readonly kind: 'payment' | 'refund'; readonly ref: string } | null
}

export type WebhookRefusal = 'webhook-not-genuine' | 'webhook-malformed'

export type AcquirerRefusal =
  /** Nothing is known about what happened: ask again later, under the same reference. */
  | { readonly code: 'acquirer-not-reachable'; readonly why: string }
  /** It said no, and will say no again. */
  | { readonly code: 'acquirer-refused'; readonly why: string }
  | { readonly code: 'unknown-at-acquirer' }
