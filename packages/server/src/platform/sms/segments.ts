import { gsm7Septets } from './gsm7.ts'

export type SmsEncoding = 'GSM-7' | 'UCS-2'

/** Width of the reference that ties the parts together (3GPP TS 23.040 §9.2.3.24.1 and .8). */
export type ReferenceBits = 8 | 16

export interface SmsSegments {
  readonly encoding: SmsEncoding
  /** Septets for GSM-7, 16-bit units for UCS-2; what a template editor shows as the length. */
  readonly units: number
  /** The text cut into messages; joined they are the text. Never empty: no text is one empty part. */
  readonly parts: readonly string[]
}

// A message holds 140 octets: 160 septets or 70 units. The header that ties parts together takes 6 octets of each part
// with an 8-bit reference and 7 with a 16-bit one (23.040 §9.2.3.24).
const SINGLE: Readonly<Record<SmsEncoding, number>> = { 'GSM-7': 160, 'UCS-2': 70 }
const MULTI: Readonly<Record<SmsEncoding, Readonly<Record<ReferenceBits, number>>>> = {
  'GSM-7': { 8: 153, 16: 152 },
  'UCS-2': { 8: 67, 16: 66 },
}

interface Glyph {
  readonly character: string
  readonly units: number
}

/** Counts and cuts. One character outside GSM-7 makes the whole message UCS-2; there is no mixing. */
export function segmentSms(text: string, referenceBits: ReferenceBits = 8): SmsSegments {
  // Iteration is by code point, so a surrogate pair is one glyph and is never cut.
  const characters = [...text]
  const isGsm7 = characters.every((character) => gsm7Septets(character) !== undefined)
  const encoding: SmsEncoding = isGsm7 ? 'GSM-7' : 'UCS-2'
  const glyphs = characters.map((character): Glyph => ({
    character,
    units: isGsm7 ? (gsm7Septets(character) ?? 0) : character.length,
  }))
  const units = glyphs.reduce((sum, glyph) => sum + glyph.units, 0)
  const parts = units <= SINGLE[encoding] ? [text] : cut(glyphs, MULTI[encoding][referenceBits])
  return { encoding, units, parts }
}

/** Fills each part as far as whole glyphs go: an escape and its character stay together (23.038 §6.2.1.1). */
function cut(glyphs: readonly Glyph[], limit: number): string[] {
  const parts: string[] = []
  let part = ''
  let room = limit
  for (const { character, units } of glyphs) {
    if (units > room) {
      parts.push(part)
      part = ''
      room = limit
    }
    part += character
    room -= units
  }
  return [...parts, part]
}
