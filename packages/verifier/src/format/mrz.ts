import { mrzCheckDigit } from './mrz-check-digit.ts'
import { readMrzCode } from './mrz-code.ts'
import { readBirthDate, readExpiryDate, type MrzDay } from './mrz-date.ts'
import { td3Lines, type MrzLinesRefusal } from './mrz-lines.ts'
import { readMrzName, type MrzName } from './mrz-name.ts'
import type { Parsed } from './parsed.ts'

/** One code per field; a page shows each beside what it is about. */
export type MrzRefusal =
  | MrzLinesRefusal
  | 'mrz-document-type'
  | 'mrz-issuer'
  | 'mrz-name'
  | 'mrz-document-number'
  | 'mrz-nationality'
  | 'mrz-sex'
  | 'mrz-birth-date'
  | 'mrz-expiry-date'
  | 'mrz-document-number-check'
  | 'mrz-birth-date-check'
  | 'mrz-expiry-check'
  | 'mrz-optional-check'
  | 'mrz-composite-check'

/** What the machine-readable zone of a passport (TD3, Doc 9303-4 §4.2.2) says, every check digit found right. */
export type MrzPassport = {
  /** `P` and, where the State uses it, a second letter. */
  readonly documentType: string
  /** Code of the issuing State or organisation, fillers cut off: `D`, `GBD`, `UTO`. See `readMrzCode`. */
  readonly issuer: string
  readonly name: MrzName
  readonly documentNumber: string
  /** Not always the issuer's: a stateless person's is `XXA`, a refugee's `XXB` or `XXC`. */
  readonly nationality: string
  /** `YYYY-MM-DD`; unknown parts are `00`. The century is a guess, see `readBirthDate`. */
  readonly bornOn: MrzDay
  /** The six characters of the zone, for comparing with `mrzDate(recorded)`. */
  readonly birthText: string
  readonly sex: 'F' | 'M' | 'X'
  readonly expiresOn: MrzDay
  /** The State's own data (often a personal number), fillers at the end cut off. */
  readonly optionalData: string
}

/**
 * Reads the two lines at the foot of a passport's data page as people type or paste them (`td3Lines`) and verifies each
 * check digit by itself, the composite one too.
 * @param today `YYYY-MM-DD`, for the century of the birth date
 * @returns the passport, or every refusal at once in the order of the fields
 */
export function parsePassportMrz(text: string, today: MrzDay): Parsed<MrzPassport, readonly MrzRefusal[]> {
  const lines = td3Lines(text)
  if (!lines.ok) return { ok: false, refusal: [lines.refusal] }
  const [upper, lower] = lines.value
  const fields = readFields(upper, lower, today)
  const refusals = [...fieldRefusals(fields), ...checkRefusals(lower)]
  const { name, bornOn, sex, expiresOn, ...rest } = fields
  if (
    refusals.length > 0 ||
    name === undefined ||
    bornOn === undefined ||
    sex === undefined ||
    expiresOn === undefined
  ) {
    return { ok: false, refusal: refusals }
  }
  return { ok: true, value: { ...rest, name, bornOn, sex, expiresOn } }
}

function readFields(upper: string, lower: string, today: MrzDay) {
  return {
    documentType: withoutFillers(upper.slice(0, 2)),
    issuer: withoutFillers(upper.slice(2, 5)),
    name: readMrzName(upper.slice(5)),
    documentNumber: withoutFillers(lower.slice(0, 9)),
    nationality: withoutFillers(lower.slice(10, 13)),
    bornOn: readBirthDate(lower.slice(13, 19), today),
    birthText: lower.slice(13, 19),
    sex: readSex(lower.charAt(20)),
    expiresOn: readExpiryDate(lower.slice(21, 27)),
    optionalData: withoutFillers(lower.slice(28, 42)),
  }
}

function withoutFillers(field: string): string {
  return field.replace(/<+$/, '')
}

/** `<` is "unspecified" (Doc 9303-4 §4.2.2, position 21), which the visual zone prints as X. */
function readSex(character: string): 'F' | 'M' | 'X' | undefined {
  if (character === 'F' || character === 'M') return character
  return character === '<' ? 'X' : undefined
}

function fieldRefusals(fields: ReturnType<typeof readFields>): readonly MrzRefusal[] {
  const refusals: MrzRefusal[] = []
  // a visa sticker has two lines of 44 as well, but begins with V and has no composite digit (Doc 9303-7)
  if (!/^P[A-Z]?$/.test(fields.documentType)) refusals.push('mrz-document-type')
  if (readMrzCode(fields.issuer) === undefined) refusals.push('mrz-issuer')
  if (fields.name === undefined) refusals.push('mrz-name')
  if (!/^[A-Z0-9]/.test(fields.documentNumber)) refusals.push('mrz-document-number')
  if (readMrzCode(fields.nationality) === undefined) refusals.push('mrz-nationality')
  if (fields.bornOn === undefined) refusals.push('mrz-birth-date')
  if (fields.sex === undefined) refusals.push('mrz-sex')
  if (fields.expiresOn === undefined) refusals.push('mrz-expiry-date')
  return refusals
}

/** Positions of the check digits of line 2, counted from 0 (Doc 9303-4 §4.2.2). */
function checkRefusals(lower: string): readonly MrzRefusal[] {
  const composite = lower.slice(0, 10) + lower.slice(13, 20) + lower.slice(21, 43)
  const optional = lower.slice(28, 42)
  const refusals: MrzRefusal[] = []
  if (mrzCheckDigit(lower.slice(0, 9)) !== lower.charAt(9)) refusals.push('mrz-document-number-check')
  if (mrzCheckDigit(lower.slice(13, 19)) !== lower.charAt(19)) refusals.push('mrz-birth-date-check')
  if (mrzCheckDigit(lower.slice(21, 27)) !== lower.charAt(27)) refusals.push('mrz-expiry-check')
  if (!isOptionalCheck(optional, lower.charAt(42))) refusals.push('mrz-optional-check')
  if (mrzCheckDigit(composite) !== lower.charAt(43)) refusals.push('mrz-composite-check')
  return refusals
}

/** Where a State uses no optional data the digit is 0 or a filler, at its choice (Doc 9303-4 §4.2.2, position 43). */
function isOptionalCheck(data: string, digit: string): boolean {
  if (digit === '<') return /^<+$/.test(data)
  return mrzCheckDigit(data) === digit
}
