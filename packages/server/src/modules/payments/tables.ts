import type { DifferenceKind, SettlementKind } from '#domain/payments/compare-settlement.ts'
import type { PaymentPurpose, RefundReason, RefundResolution } from '#domain/payments/payment.ts'
import type { PaymentState } from '#domain/payments/payment-life-cycle.ts'
import type { RefundState } from '#domain/payments/refund-life-cycle.ts'
import type { Language } from '#domain/languages.ts'

export interface PaymentRow {
  holder_id: string
  id: string
  purpose: PaymentPurpose
  subject_id: string
  amount_minor: number
  currency: string
  state: PaymentState
  provider: string
  provider_ref: string | null
  hosted_page: string | null
  started_by: string
  language: Language
  created_at: Date
  expires_at: Date
  paid_at: Date | null
  failure: string | null
  version: number
  updated_at: Date
}

export interface RefundRow {
  holder_id: string
  id: string
  payment_id: string
  amount_minor: number
  currency: string
  reason: RefundReason
  comment: string | null
  state: RefundState
  provider_ref: string | null
  requested_by: string | null
  requested_at: Date
  refunded_at: Date | null
  failed_at: Date | null
  failure: string | null
  resolution: RefundResolution | null
  resolution_comment: string | null
  resolved_by: string | null
  resolved_at: Date | null
  version: number
  updated_at: Date
}

export interface PaymentReferenceRow {
  reference: string
  kind: 'payment' | 'refund'
  holder_id: string
}

export interface PaymentEventRow {
  event_id: string
  provider: string
  type: string
  object_kind: 'payment' | 'refund' | null
  object_ref: string | null
  body: Buffer
  received_at: Date
  state: 'received' | 'handled' | 'unmatched' | 'resolved'
  resolved_by: string | null
  resolved_at: Date | null
  resolution_comment: string | null
}

export interface ReconciledDayRow {
  provider: string
  day: string
  line_count: number
  difference_count: number
  reconciled_at: Date
}

export interface DifferenceRow {
  difference_key: string
  id: string
  provider: string
  kind: DifferenceKind
  movement: SettlementKind
  reference: string | null
  provider_ref: string | null
  ours_minor: number | null
  ours_currency: string | null
  theirs_minor: number | null
  theirs_currency: string | null
  found_at: Date
  state: 'open' | 'resolved'
  resolved_by: string | null
  resolved_at: Date | null
  resolution_comment: string | null
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    payments: PaymentRow
    refunds: RefundRow
    payment_references: PaymentReferenceRow
    payment_events: PaymentEventRow
    reconciled_days: ReconciledDayRow
    reconciliation_differences: DifferenceRow
  }
}
