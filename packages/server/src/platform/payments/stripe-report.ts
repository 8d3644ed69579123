import { parse } from 'csv-parse/sync'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { AcquirerMovement } from './acquirer.ts'

export type ReportRefusal = {
  readonly code: 'report-not-readable'
  /** Of the file; the header is 1. */
  readonly line: number
  readonly why: string
}

const kinds: Readonly<Record<string, AcquirerMovement['kind']>> = {
  charge: 'payment',
  refund: 'refund',
  refund_failure: 'refund-failure',
}

/**
 * Reads Stripe's report *Balance change from activity, itemised* (`balance_change_from_activity.itemized.3`, CSV) with the
 * columns `balance_transaction_id`, `created_utc`, `reporting_category`, `customer_facing_amount`,
 * `customer_facing_currency`, `payment_metadata[reference]` and `refund_metadata[reference]`. Fees, payouts and what else is
 * between Stripe and the operator is passed over.
 * @returns or the first line that is not what it should be: half a file is no file to compare with
 */
export function readStripeReport(
  csv: string,
  digitsOf: (currency: string) => number,
): Result<readonly AcquirerMovement[], ReportRefusal> {
  const movements: AcquirerMovement[] = []
  try {
    const rows = parse(csv, { columns: true, bom: true, info: true, skip_empty_lines: true }) as unknown as Row[]
    for (const { record, info } of rows) {
      const read = toMovement(record, digitsOf)
      if (typeof read === 'string') return refuse({ code: 'report-not-readable', line: info.lines, why: read })
      if (read) movements.push(read)
    }
  } catch (error) {
    const { lines = 0, message } = error as { readonly lines?: number; readonly message: string }
    return refuse({ code: 'report-not-readable', line: lines, why: message })
  }
  return ok(movements)
}

type Row = { readonly record: Readonly<Record<string, string>>; readonly info: { readonly lines: number } }

/** @returns undefined for what moves no payer's money, or what is wrong with the line */
function toMovement(
  record: Row['record'],
  digitsOf: (currency: string) => number,
): AcquirerMovement | string | undefined {
  const missing = required.find((name) => record[name] === undefined)
  if (missing !== undefined) return `there is no column ${missing}`
  const kind = kinds[record['reporting_category'] ?? '']
  if (kind === undefined) return undefined
  const at = new Date(`${(record['created_utc'] ?? '').replace(' ', 'T')}Z`)
  if (Number.isNaN(at.getTime())) return `created_utc is no time: ${record['created_utc']}`
  const currency = (record['customer_facing_currency'] ?? '').toUpperCase()
  const amountMinor = minorOf(record['customer_facing_amount'] ?? '', currency, digitsOf)
  if (amountMinor === undefined) return `no amount of ${currency}: ${record['customer_facing_amount']}`
  const reference = record[kind === 'payment' ? 'payment_metadata[reference]' : 'refund_metadata[reference]'] || null
  return { kind, reference, lineRef: record['balance_transaction_id'] ?? '', at, amountMinor, currency }
}

const required = [
  'balance_transaction_id',
  'created_utc',
  'reporting_category',
  'customer_facing_amount',
  'customer_facing_currency',
  'payment_metadata[reference]',
  'refund_metadata[reference]',
]

/** In major units with a point; what goes back to a payer is below zero. */
function minorOf(text: string, currency: string, digitsOf: (currency: string) => number): number | undefined {
  const match = /^-?(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match || !/^[A-Z]{3}$/.test(currency)) return undefined
  const [, whole = '', fraction = ''] = match
  const digits = digitsOf(currency)
  if (/[1-9]/.test(fraction.slice(digits))) return undefined
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  return Number.isSafeInteger(minor) ? minor : undefined
}
