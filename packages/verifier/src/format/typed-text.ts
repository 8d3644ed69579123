// What a Chinese keyboard, a word processor or a copied page puts between and instead of plain characters.
const fullWidth = /[！-～]/g
const fullWidthOffset = 0xfee0
const spaces = /\s/gu
const dashes = /[-\u2010-\u2015\u2212\u30fc\ufe58\ufe63]/gu
// zero-width and bidirectional marks: they come along with copied text and nobody can see them
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

/**
 * Folds typed or pasted text to the plain characters that were meant: full-width letters, digits and signs to ASCII,
 * lower case a–z to upper case, invisible marks gone. Other letters stay as they are, so that a check can name them.
 */
export function foldTyped(text: string): string {
  return text
    .replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - fullWidthOffset))
    .replace(invisible, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
}

export function withoutSpaces(text: string): string {
  return text.replace(spaces, '')
}

export function withoutSpacesAndDashes(text: string): string {
  return withoutSpaces(text).replace(dashes, '')
}
