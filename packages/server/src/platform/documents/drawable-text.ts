import { covers, type Coverage } from './font-coverage.ts'
import type { DocumentData, DocumentValue } from './documents.ts'

/** Stands for a character that none of our fonts can draw: a reader sees that something is there. */
export const notDrawable = '\uFFFD'

// Bidirectional controls would let a text reorder what stands beside it; other control characters have no picture.
const invisible = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu

/** PDF/A demands a picture for every character (ISO 19005-2 §6.2.11.8), so a text is made drawable before it is set. */
export function drawableText(text: string, fonts: readonly Coverage[]): string {
  const clean = text.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(invisible, '')
  return Array.from(clean, (character) => {
    const codePoint = character.codePointAt(0) ?? 0
    return fonts.some((font) => covers(font, codePoint)) ? character : notDrawable
  }).join('')
}

export function drawableData(data: DocumentData, fonts: readonly Coverage[]): DocumentData {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, drawableValue(value, fonts)]))
}

function drawableValue(value: DocumentValue, fonts: readonly Coverage[]): DocumentValue {
  if (typeof value === 'string') return drawableText(value, fonts)
  if (Array.isArray(value)) return value.map((one: DocumentValue) => drawableValue(one, fonts))
  if (typeof value === 'object' && value !== null) return drawableData(value as DocumentData, fonts)
  return value
}
