import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** A checkout session with the payment in it, as the make-believe bank keeps it. Times in seconds, as Stripe writes them. */
export type BookedSession = {
  readonly id: string
  readonly intentId: string
  readonly chargeId: string
  readonly amount: number
  readonly currency: string
  readonly description: string
  readonly metadata: Readonly<Record<string, string>>
  readonly returnUrl: string
  readonly created: number
  expiresAt: number
  status: 'open' | 'complete' | 'expired'
  isPaid: boolean
  paidAt: number | null
  failure: string | null
  /** Money that will arrive later, whatever has become of the session. */
  paysAt: number | null
  wishes: WebhookWishes
}

export type BookedRefund = {
  readonly id: string
  readonly intentId: string
  readonly amount: number
  readonly currency: string
  readonly metadata: Readonly<Record<string, string>>
  readonly created: number
  status: 'pending' | 'succeeded' | 'failed'
  failure: string | null
  returnedAt: number | null
}

export type BookedLine = {
  readonly id: string
  readonly type: 'charge' | 'refund' | 'refund_failure'
  readonly sourceId: string
  readonly amount: number
  readonly created: number
}

/** How the events about a payment are to reach the site: what banks do to everybody sooner or later. */
export type WebhookWishes = {
  readonly isDuplicated: boolean
  readonly isOutOfOrder: boolean
  readonly isDelayed: boolean
  readonly isForged: boolean
}

export const ordinaryWebhooks: WebhookWishes = {
  isDuplicated: false,
  isOutOfOrder: false,
  isDelayed: false,
  isForged: false,
}

export type BankBook = {
  readonly sessions: Record<string, BookedSession>
  readonly refunds: Record<string, BookedRefund>
  readonly lines: BookedLine[]
  /** Answers by idempotency key, with the body they were given to. */
  readonly answers: Record<string, { readonly body: string; readonly status: number; readonly answer: string }>
}

/** The bank's memory; with a file it outlives a restart, so that a demonstration goes on where it was. */
export type BankStore = { readonly book: BankBook; save(): void }

export function openBankBook(file?: string): BankStore {
  const book = file === undefined ? undefined : readBook(file)
  const kept = book ?? { sessions: {}, refunds: {}, lines: [], answers: {} }
  return {
    book: kept,
    save: () => {
      if (file === undefined) return
      writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
  }
}

function readBook(file: string): BankBook | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as BankBook
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
