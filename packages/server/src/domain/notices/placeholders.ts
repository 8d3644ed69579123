/** A text cut at its placeholders: `Request {reference} is in` → text, placeholder, text. */
export type TextPiece = { readonly literal: string } | { readonly placeholder: string }

const mark = /\{([A-Za-z]\w*)\}/g

export function cutAtPlaceholders(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let at = 0
  for (const match of text.matchAll(mark)) {
    if (match.index > at) pieces.push({ literal: text.slice(at, match.index) })
    pieces.push({ placeholder: match[1] ?? '' })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push({ literal: text.slice(at) })
  return pieces
}

/** The names in a text, each once, sorted. */
export function placeholdersIn(text: string): string[] {
  const names = cutAtPlaceholders(text).flatMap((piece) => ('placeholder' in piece ? [piece.placeholder] : []))
  return [...new Set(names)].toSorted()
}

/** True when a brace stands in the text that no placeholder explains: a mark with a slip in it would reach its reader. */
export function hasStrayBrace(text: string): boolean {
  return cutAtPlaceholders(text).some((piece) => 'literal' in piece && /[{}]/.test(piece.literal))
}
