import { mrzCheckDigit } from './mrz-check-digit.ts'
import { mrzDate, type MrzDay } from './mrz-date.ts'
import { shortenMrzName } from './mrz-name-field.ts'

/** What the zone of a visa of format B says (Doc 9303-7 §5.2). */
export type MrvB = {
  /** State or organisation that issues: `D`, `UTO`. */
  readonly issuer: string
  /** As `mrzName` writes it; cut here when it is longer than 31. */
  readonly name: string
  /** Passport or card number, at most nine characters: which of the two is the issuer's choice (§5.2, positions 1–9). */
  readonly documentNumber: string
  readonly nationality: string
  readonly bornOn: MrzDay
  readonly sex: 'F' | 'M' | 'X'
  readonly validUntil: MrzDay
  /** At most eight characters. */
  readonly optionalData?: string
}

/** Characters of the name field. */
export const mrvBNameLength = 31

/**
 * The two lines of 36 at the foot of a printed card. A visa has no composite check digit.
 * @throws {RangeError} for a field that is too long or has a character that the zone has not: a mistake of the issuer
 */
export function writeMrvB(visa: MrvB): readonly [string, string] {
  const name = shortenMrzName(visa.name, mrvBNameLength)
  const upper = `V<${field(visa.issuer, 3)}${field(name, mrvBNameLength)}`
  const sex = visa.sex === 'X' ? '<' : visa.sex
  const lower = [
    withCheckDigit(field(visa.documentNumber, 9)),
    field(visa.nationality, 3),
    withCheckDigit(field(mrzDate(visa.bornOn), 6)),
    sex,
    withCheckDigit(field(mrzDate(visa.validUntil), 6)),
    field(visa.optionalData ?? '', 8),
  ]
  return [upper, lower.join('')]
}

function field(text: string, length: number): string {
  if (text.length > length || !/^[A-Z0-9<]*$/.test(text)) throw new RangeError(`not a field of ${length}: ${text}`)
  return text.padEnd(length, '<')
}

function withCheckDigit(text: string): string {
  return text + mrzCheckDigit(text)
}
