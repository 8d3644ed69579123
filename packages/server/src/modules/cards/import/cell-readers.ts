import { normalisePassportNumber, parseCardNumber, type CardNumberRefusal } from '@sapar/verifier/format'
import { readCountryCode } from '#domain/cards/country-codes.ts'
import { isCalendarDay } from '#kernel/calendar-day.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { CellProblem } from './register-row.ts'

/** Reads the text of one cell, trimmed and not empty. */
export type CellReader<T> = (text: string) => Result<T, CellProblem>

const problem = (code: string, message: string, advice: string) => refuse({ code, message, advice })

export const dayCell: CellReader<string> = (text) => {
  if (isCalendarDay(text)) return ok(text)
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? problem('day-impossible', 'There is no such day.', 'Correct the day in the register.')
    : problem('day-form', 'This is not a day written YYYY-MM-DD.', 'Write the day as 2026-09-30.')
}

/** A day whose month, or day, or both may be unknown: `00` (ICAO Doc 9303-3 §4.8). */
export const birthDayCell: CellReader<string> = (text) => {
  const unknown = /^(\d{4})-(?:00-00|(\d{2})-00)$/.exec(text)
  if (!unknown) return dayCell(text)
  const [, year, month = '01'] = unknown
  return dayCell(`${year}-${month}-01`).ok ? ok(text) : dayCell(`${year}-${month}-01`)
}

export const countCell: CellReader<number> = (text) =>
  /^[1-9]\d{0,3}$/.test(text)
    ? ok(Number(text))
    : problem('count-form', 'This is not a whole number from 1 to 9999.', 'Write a number, or nothing for no limit.')

export function oneOf<const T extends string>(values: readonly T[]): CellReader<T> {
  return (text) => {
    const found = values.find((value) => value.toLowerCase() === text.toLowerCase())
    if (found !== undefined) return ok(found)
    return problem('value-unknown', `“${text}” is not one of the values of this column.`, `Write ${values.join(', ')}.`)
  }
}

export const codeCell: CellReader<string> = (text) =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
    ? ok(text)
    : problem(
        'code-form',
        'This is not a code.',
        'Write lower-case words joined by hyphens, such as conditions-not-met.',
      )

/** Any mark the authority uses, up to 100 characters; printable, so that two that look alike are alike. */
export const referenceCell: CellReader<string> = (text) =>
  /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{1,100}$/u.test(text)
    ? ok(text.normalize('NFC'))
    : problem('reference-form', 'This is not a reference of 1 to 100 printable characters.', 'Correct the reference.')

export const countryCell: CellReader<string> = (text) => {
  const code = readCountryCode(text.toUpperCase())
  if (code !== undefined) return ok(code)
  const advice = 'Write the code of the passport (ICAO Doc 9303-3): three letters such as CHN, or D for Germany.'
  return problem('country-unknown', `There is no country or organisation “${text}”.`, advice)
}

export const passportNumberCell: CellReader<string> = (text) => {
  const number = normalisePassportNumber(text)
  if (/^[A-Z0-9]{3,20}$/.test(number)) return ok(number)
  return problem('passport-number-form', 'This is not a passport number.', 'Write 3 to 20 Latin letters and digits.')
}

const cardNumberProblems: Readonly<Record<CardNumberRefusal, readonly [message: string, advice: string]>> = {
  'card-number-character': [
    'A character is not one of those in card numbers.',
    'Compare with the card; 0, O, 1, I and L are in no number.',
  ],
  'card-number-length': ['A card number has nine characters.', 'Compare with the card.'],
  'card-number-check': [
    'The check character does not fit.',
    'Compare with the card: a character is wrong or two are exchanged.',
  ],
}

export const cardNumberCell: CellReader<string> = (text) => {
  const parsed = parseCardNumber(text)
  return parsed.ok ? ok(parsed.value) : problem(parsed.refusal, ...cardNumberProblems[parsed.refusal])
}
