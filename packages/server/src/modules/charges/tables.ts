import type { WaiverState } from '#domain/charges/waiver-life-cycle.ts'

export type StopLiftedBecause = 'recalled' | 'withdrawn' | 'refused' | 'lapsed'

export interface ChargeStopRow {
  holder_id: string
  request_id: string
  card_id: string
  stopped_at: Date
  lifted_at: Date | null
  lifted_because: StopLiftedBecause | null
}

export interface ChargeAccountRow {
  holder_id: string
  card_id: string
  currency: string
  card_version: number | null
  tariff_mark: string | null
  next_on: string | null
}

export type LedgerKind =
  | 'charge'
  | 'correction'
  | 'waiver'
  | 'waiver-correction'
  | 'payment'
  | 'refund'
  | 'refund-failure'

export type LedgerAccount = 'receivable' | 'income' | 'waived' | 'acquirer'

export interface LedgerEntryRow {
  holder_id: string
  id: string
  card_id: string
  kind: LedgerKind
  debit: LedgerAccount
  credit: LedgerAccount
  amount_minor: number
  currency: string
  charged_on: string | null
  correction_number: number | null
  source_id: string | null
  posted_at: Date
}

export interface WaiverRow {
  holder_id: string
  id: string
  card_id: string
  state: WaiverState
  ground: string
  comment: string
  amount_minor: number
  currency: string
  second_person_above_minor: number
  alone_before_minor: number
  requested_by: string
  requested_at: Date
  decided_by: string | null
  decided_at: Date | null
  version: number
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    charge_accounts: ChargeAccountRow
    charge_stops: ChargeStopRow
    ledger_entries: LedgerEntryRow
    waivers: WaiverRow
  }
}
