import { latinLetter, latinSpellings, type LatinSpelling } from './latin-letters.ts'

/** Characters of the name field of a TD3 document (Doc 9303-4 §4.2.2, line 1, positions 6–44). */
export const td3NameLength = 39

export type MrzName = {
  /** Primary identifier, components separated by one space; never empty. */
  readonly family: string
  /** Secondary identifier; empty when the whole name is the primary one. */
  readonly given: string
  /** The field is full to its last position: parts may be cut or left out, even when the name just fits (§7.2.3.3). */
  readonly isPossiblyTruncated: boolean
}

/**
 * Splits the name field at the first double filler.
 * @returns undefined when there is no name or a digit in it, which Doc 9303-3 §4.6 excludes
 */
export function readMrzName(field: string): MrzName | undefined {
  if (!/^[A-Z][A-Z<]*$/.test(field)) return undefined
  const [family = '', ...given] = field.split('<<')
  return {
    family: spaced(family),
    given: spaced(given.join('<')),
    isPossiblyTruncated: field.length >= td3NameLength && !field.endsWith('<'),
  }
}

function spaced(text: string): string {
  return text
    .split('<')
    .filter((component) => component !== '')
    .join(' ')
}

function components(name: string, spelling: LatinSpelling): readonly string[] | undefined {
  const upper = name.toUpperCase().normalize('NFC')
  // Doc 9303-3 §4.6: a hyphen separates, an apostrophe and other punctuation is left out and joins
  const words = upper.split(/[\s,\p{Pd}]+/u).map((word) => word.replace(/[\p{P}\p{Sk}\u02bb\u02bc]/gu, ''))
  const written: string[] = []
  for (const word of words.filter((text) => text !== '')) {
    const letters = Array.from(word, (letter) => latinLetter(letter, spelling))
    if (letters.includes(undefined)) return undefined
    written.push(letters.join(''))
  }
  return written
}

/**
 * A name the way a machine-readable zone writes it, not cut and not filled up: `Smith-Jones`, `Susie Margaret` becomes
 * `SMITH<JONES<<SUSIE<MARGARET`.
 * @returns undefined when a letter has no row in Doc 9303-3 §6.A, as Cyrillic, Arabic and Chinese ones; take such a name
 * from the passport's zone, transliterating it again would rarely give the same letters
 */
export function mrzName(family: string, given: string, spelling: LatinSpelling = 'two-letters'): string | undefined {
  const primary = components(family, spelling)
  const secondary = components(given, spelling)
  if (primary === undefined || secondary === undefined || primary.length + secondary.length === 0) return undefined
  // a person with one name has it in the primary field, wherever the register keeps it
  if (primary.length === 0) return secondary.join('<')
  return [primary.join('<'), secondary.join('<')].filter((part) => part !== '').join('<<')
}

export type NameComparison = 'same' | 'shortened' | 'different' | 'not-comparable'

/**
 * Compares the name read from a zone with the one on record.
 *
 * `same`: letter for letter, in one of the spellings of §6.A. `shortened`: the zone has the same components in the same
 * order, but some cut or left out; that is a match, because a zone has 39 places. `different`: a reason to look, not to
 * refuse by itself; States transcribe the same name differently. `not-comparable`: the recorded name is not in Latin
 * letters.
 */
export function compareMrzName(read: MrzName, family: string, given: string): NameComparison {
  const recorded = latinSpellings
    .map((spelling) => mrzName(family, given, spelling))
    .filter((name) => name !== undefined)
  if (recorded.length === 0) return 'not-comparable'
  const zone = mrzName(read.family, read.given) ?? ''
  if (recorded.includes(zone)) return 'same'
  return recorded.some((name) => isShortened(zone, name)) ? 'shortened' : 'different'
}

function isShortened(zone: string, recorded: string): boolean {
  const [zonePrimary = '', zoneSecondary = ''] = zone.split('<<')
  const [primary = '', secondary = ''] = recorded.split('<<')
  return isCutFrom(zonePrimary, primary) && isCutFrom(zoneSecondary, secondary)
}

/** Whether each component begins one of the recorded components, in their order; the rest may be missing. */
function isCutFrom(cut: string, whole: string): boolean {
  const rest = whole.split('<')
  return cut
    .split('<')
    .filter((component) => component !== '')
    .every((component) => {
      const at = rest.findIndex((full) => full.startsWith(component))
      rest.splice(0, at + 1)
      return at >= 0
    })
}
