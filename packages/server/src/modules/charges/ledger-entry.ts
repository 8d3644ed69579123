import type { CalendarDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { LedgerAccount, LedgerKind } from './tables.ts'

/** Kinds that record something done elsewhere: each waiver, payment or refund is posted at most once (I-06). */
export type SourcedKind = 'waiver' | 'payment' | 'refund' | 'refund-failure'

/** What makes an entry of its kind; `owes` says which way a correction moves the holder's debt. */
export type EntryBody =
  | { readonly kind: 'charge'; readonly chargedOn: CalendarDay }
  | {
      readonly kind: 'correction' | 'waiver-correction'
      readonly correctionNumber: number
      readonly owes: 'more' | 'less'
    }
  | { readonly kind: SourcedKind; readonly sourceId: Id }

type EntryHead = {
  readonly holderId: Id
  readonly cardId: Id
  readonly id: Id
  /** In the smallest unit of the currency: a safe integer above zero. */
  readonly amountMinor: number
  readonly currency: string
  readonly at: Date
}

export type NewLedgerEntry = EntryHead & EntryBody
export type SourcedEntry = EntryHead & { readonly kind: SourcedKind; readonly sourceId: Id }

/** An entry as it was posted. The holder owes more by what debits `receivable`, less by what credits it. */
export type LedgerEntry = EntryHead & {
  readonly kind: LedgerKind
  readonly debit: LedgerAccount
  readonly credit: LedgerAccount
  /** The day that a charge is for. */
  readonly chargedOn: CalendarDay | null
  readonly correctionNumber: number | null
  /** The waiver, payment or refund behind it. */
  readonly sourceId: Id | null
}

/** What an entry adds to the holder's debt: below zero when it takes away. */
export function owedBy({ debit, credit, amountMinor }: Pick<LedgerEntry, 'debit' | 'credit' | 'amountMinor'>): number {
  if (debit === 'receivable') return amountMinor
  return credit === 'receivable' ? -amountMinor : 0
}

type Accounts = { readonly debit: LedgerAccount; readonly credit: LedgerAccount }

/** The two accounts that an entry moves its amount between. */
export function accountsOf(entry: EntryBody): Accounts {
  switch (entry.kind) {
    case 'charge':
      return { debit: 'receivable', credit: 'income' }
    case 'correction':
      return against('income', entry.owes)
    case 'waiver-correction':
      return against('waived', entry.owes)
    case 'waiver':
      return against('waived', 'less')
    case 'refund':
      return against('acquirer', 'more')
    case 'payment':
    case 'refund-failure':
      return against('acquirer', 'less')
  }
}

function against(account: LedgerAccount, owes: 'more' | 'less'): Accounts {
  return owes === 'more' ? { debit: 'receivable', credit: account } : { debit: account, credit: 'receivable' }
}
