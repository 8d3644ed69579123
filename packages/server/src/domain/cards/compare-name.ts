import type { Holder } from './holder.ts'

type Named = Pick<Holder, 'familyName' | 'givenNames' | 'nativeName'>
export type TypedName = { readonly familyName: string; readonly givenNames: string }

/** Letters that do not come apart into a plain letter and a mark, as people without them on the keyboard write them. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}

/** The words of a name without case, marks and punctuation: `O’Brien-Müller` is `obrien`, `muller`. */
function words(name: string): readonly string[] {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼʻ`´.]/gu, '')
    .replace(/[ßæœøđðþłı]/gu, (letter) => plain[letter] ?? letter)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
}

const joined = (...parts: readonly string[]): string => parts.flatMap(words).toSorted().join(' ')

/**
 * Whether somebody typed the name on record, in Latin or in the letters of their own language. Which part goes into
 * which field, the order of the words and marks on letters do not count: people cannot know how a register splits them.
 */
export function isSameName(recorded: Named, typed: TypedName): boolean {
  const name = joined(typed.familyName, typed.givenNames)
  if (name === '') return false
  const inLatin = joined(recorded.familyName, recorded.givenNames)
  return name === inLatin || (recorded.nativeName !== null && sameInNativeLetters(recorded.nativeName, typed))
}

/** Chinese and Korean names are written with and without a space between family and given name. */
function sameInNativeLetters(native: string, typed: TypedName): boolean {
  if (joined(native) === joined(typed.familyName, typed.givenNames)) return true
  return words(native).join('') === [...words(typed.familyName), ...words(typed.givenNames)].join('')
}
