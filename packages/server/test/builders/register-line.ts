import { randomBytes } from 'node:crypto'
import { makeCardNumber } from '@sapar/verifier/format'
import type { ColumnName, RegisterLine } from '#modules/cards'

export type Cells = Partial<Record<ColumnName, string>>

let count = 0

/** The cells of a good line about a person and card of their own; say only what matters. */
export function registerCells(wishes: Cells = {}): Cells {
  count += 1
  const number = String(count).padStart(7, '0')
  return {
    register_ref: `R-${number}`,
    family_name: 'Eriksson',
    given_names: 'Anna Maria',
    born_on: '1974-08-12',
    sex: 'F',
    nationality: 'UTO',
    passport_number: `P${number}`,
    passport_issuer: 'UTO',
    email: `person${number}@example.org`,
    phone: '+77010000001',
    language: 'en',
    card_number: makeCardNumber(randomBytes),
    card_type: 'tourism',
    purpose: 'tourism',
    issued_on: '2026-07-20',
    valid_from: '2026-08-01',
    valid_until: '2026-10-31',
    stay_days: '30',
    state: 'active',
    ...wishes,
  }
}

/** Numbers the lines as they would stand in a file, where the header is line 1. */
export async function* registerLines(all: readonly Cells[]): AsyncGenerator<RegisterLine> {
  for (const [at, cells] of all.entries()) yield { line: at + 2, cells }
}

/** As a file would have it: all columns that any line uses, every cell quoted. */
export function registerCsv(all: readonly Cells[]): string {
  const header = [...new Set(all.flatMap((cells) => Object.keys(cells)))] as ColumnName[]
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const rows = all.map((cells) => header.map((name) => quoted(cells[name] ?? '')).join(','))
  return `${[header.join(','), ...rows].join('\r\n')}\r\n`
}
