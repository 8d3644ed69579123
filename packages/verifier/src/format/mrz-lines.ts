import { isMrzText } from './mrz-check-digit.ts'
import type { Parsed } from './parsed.ts'
import { foldTyped, withoutSpaces } from './typed-text.ts'

export type MrzLinesRefusal = 'mrz-character' | 'mrz-length'

/** Characters of one line of a TD3 document (Doc 9303-4 §4.2.2). */
export const td3LineLength = 44

// Keyboards and word processors offer these where the zone has fillers; the doubled signs stand for two.
function plainFillers(text: string): string {
  return text.replace(/[«≪《]/gu, '<<').replace(/[‹〈﹤]/gu, '<')
}

/**
 * Line 1 ends in up to 37 fillers that nobody counts, and no check digit covers it: when it ends in a filler, the number
 * of fillers at its end is mended. A line 1 that ends in a letter is left alone; there something else is missing.
 */
function mendFillers(line: string): string {
  if (!line.endsWith('<')) return line
  return line.replace(/<+$/, '').padEnd(td3LineLength, '<')
}

/**
 * Two lines of 44 from typed or pasted text: spaces, lower case, full-width characters and `«` for `<<` are taken in, and
 * both lines may stand in one.
 *
 * Refusals: `mrz-character` (something other than A–Z, 0–9, `<`), `mrz-length` (not two lines of 44).
 */
export function td3Lines(text: string): Parsed<readonly [string, string], MrzLinesRefusal> {
  const lines = plainFillers(foldTyped(text))
    .split(/[\r\n]+/)
    .map(withoutSpaces)
    .filter((line) => line !== '')
  if (!lines.every(isMrzText)) return { ok: false, refusal: 'mrz-character' }
  const [first, second, ...more] = lines.length === 1 ? halves(lines.join('')) : lines
  if (first === undefined || second === undefined || more.length > 0) return { ok: false, refusal: 'mrz-length' }
  const upper = mendFillers(first)
  if (upper.length !== td3LineLength || second.length !== td3LineLength) return { ok: false, refusal: 'mrz-length' }
  return { ok: true, value: [upper, second] }
}

function halves(line: string): readonly string[] {
  return [line.slice(0, td3LineLength), line.slice(td3LineLength)]
}
