/**
 * How a State writes its national letters in the zone. Doc 9303-3 §6.A leaves a choice for five letters; each State makes
 * it once, so one spelling applies to a whole name.
 */
export type LatinSpelling = 'two-letters' | 'plain' | 'marked'

/** All spellings, the one that most States use first. */
export const latinSpellings: readonly LatinSpelling[] = ['two-letters', 'plain', 'marked']

const chosen: Readonly<Record<string, Readonly<Record<LatinSpelling, string>>>> = {
  Ä: { 'two-letters': 'AE', plain: 'A', marked: 'AE' },
  Å: { 'two-letters': 'AA', plain: 'A', marked: 'AA' },
  Ñ: { 'two-letters': 'N', plain: 'N', marked: 'NXX' },
  Ö: { 'two-letters': 'OE', plain: 'O', marked: 'OE' },
  Ü: { 'two-letters': 'UE', plain: 'U', marked: 'UXX' },
}

// The letters that do not come apart into a plain letter and a mark.
const fixed: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'OE',
  Ð: 'D',
  Đ: 'D',
  Þ: 'TH',
  ẞ: 'SS',
  Ħ: 'H',
  Ĳ: 'IJ',
  Ŀ: 'L',
  Ł: 'L',
  Ŋ: 'N',
  Ŧ: 'T',
}

/**
 * One letter, upper case and composed (NFC), in A–Z by the table of Doc 9303-3 §6.A.
 * @returns undefined when the table has no row for it: other scripts are not transliterated here
 */
export function latinLetter(letter: string, spelling: LatinSpelling): string | undefined {
  if (/^[A-Z]$/.test(letter)) return letter
  if (Object.hasOwn(chosen, letter)) return chosen[letter]?.[spelling]
  if (Object.hasOwn(fixed, letter)) return fixed[letter]
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '')
  return /^[A-Z]$/.test(plain) ? plain : undefined
}
