export {
  cardNumberAlphabet,
  cardNumberLength,
  formatCardNumber,
  makeCardNumber,
  parseCardNumber,
  type CardNumber,
  type CardNumberRefusal,
  type RandomBytes,
} from './card-number.ts'
export { isMrzText, mrzCheckDigit } from './mrz-check-digit.ts'
export { readMrzCode, type MrzCode, type MrzCodeKind } from './mrz-code.ts'
export { mrzDate, type MrzDay } from './mrz-date.ts'
export { compareMrzName, mrzName, type MrzName, type NameComparison } from './mrz-name.ts'
export { parsePassportMrz, type MrzPassport, type MrzRefusal } from './mrz.ts'
export type { Parsed } from './parsed.ts'
export { isSamePassportNumber, normalisePassportNumber } from './passport-number.ts'
