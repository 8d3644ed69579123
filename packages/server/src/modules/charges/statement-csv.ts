import { stringify } from 'csv-stringify/sync'
import type { Language } from '#domain/languages.ts'
import { minorToDecimal } from '#domain/money/decimal.ts'
import { messages } from '#locales/index.ts'
import type { CardStatement, Statement } from './statement.ts'
import type { StatementLine } from './statement-lines.ts'

/**
 * A statement as a table for a spreadsheet: RFC 4180 with a header in the holder's language, a line for each line of the
 * statement and one for what is left to pay on each card. Days are ISO 8601 and amounts exact decimals with a point, so
 * that a program reads the same in every language. It begins with a byte order mark: without it spreadsheets take the
 * file for their own national encoding.
 */
export function statementCsv(statement: Statement, language: Language): string {
  const { csv } = messages[language].charges
  const columns = [csv.card, csv.from, csv.to, csv.what, csv.days, csv.perDay, csv.amount, csv.currency]
  const rows = statement.cards.flatMap((card) => cardRows(card, statement, language))
  return stringify([columns, ...rows], { bom: true, record_delimiter: 'windows' })
}

function cardRows(
  { card, currency, lines, sums }: CardStatement,
  { today }: Statement,
  language: Language,
): string[][] {
  const { kinds, balance } = messages[language].charges.lines
  const decimal = (amountMinor: number): string => minorToDecimal({ amountMinor, currency })
  const row = (line: StatementLine): string[] => {
    const [from, to] = line.kind === 'charge' ? [line.from, line.to] : [line.on, line.on]
    const [days, perDay] = line.kind === 'charge' ? [String(line.days), decimal(line.perDayMinor)] : ['', '']
    return [
      plainText(card.cardNumber),
      from,
      to,
      plainText(kinds[line.kind]),
      days,
      perDay,
      decimal(line.amountMinor),
      currency,
    ]
  }
  const left = [plainText(card.cardNumber), '', today, plainText(balance), '', '', decimal(sums.balanceMinor), currency]
  return [...lines.map(row), left]
}

/**
 * A text that begins like a formula would be computed by a spreadsheet (OWASP ASVS 5.0 §1.2.10): an apostrophe stops it.
 * Amounts are ours and have to stay numbers, also below zero.
 */
function plainText(text: string): string {
  return /^[\s]*[=+\-@|%]|^[\t\r\n]/u.test(text) ? `'${text}` : text
}
