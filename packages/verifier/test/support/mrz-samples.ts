import { readFileSync } from 'node:fs'
import { mrzCheckDigit } from '../../src/format/mrz-check-digit.ts'

type Vectors = {
  readonly documents: readonly { readonly name: string; readonly lines: readonly string[] }[]
  readonly check_digits: readonly { readonly data: string; readonly check_digit: number }[]
  readonly names: readonly {
    readonly rule: string
    readonly viz_primary: string
    readonly viz_secondary: string
    readonly mrv_a_line1: string | null
    readonly mrv_b_line1: string
  }[]
}

export const mrzVectors = JSON.parse(
  readFileSync(new URL('../vectors/mrz.json', import.meta.url), 'utf8'),
) as unknown as Vectors

/** What the lower line of a passport holds, unfilled; the sample of Doc 9303-4 by default. */
export type LowerLine = {
  readonly number?: string
  readonly nationality?: string
  readonly birth?: string
  readonly sex?: string
  readonly expiry?: string
  readonly optional?: string
}

export const upperLine = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'
export const sampleLowerLine = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'
export const sample = `${upperLine}\n${sampleLowerLine}`

/** The lower line with right check digits, built from fields as Doc 9303-4 §4.2.2 lays them out. */
export function lowerLine(fields: LowerLine = {}): string {
  const number = checked((fields.number ?? 'L898902C3').padEnd(9, '<'))
  const birth = checked(fields.birth ?? '740812')
  const expiry = checked(fields.expiry ?? '120415')
  const optional = checked((fields.optional ?? 'ZE184226B').padEnd(14, '<'))
  const nationality = (fields.nationality ?? 'UTO').padEnd(3, '<')
  const composite = mrzCheckDigit(number + birth + expiry + optional)
  return number + nationality + birth + (fields.sex ?? 'F') + expiry + optional + composite
}

function checked(field: string): string {
  return field + mrzCheckDigit(field)
}

/** The upper line with the name field filled up. */
export function upperLineWith(issuer: string, name: string): string {
  return `P<${issuer.padEnd(3, '<')}${name.padEnd(39, '<')}`
}
