import type { Id } from '#kernel/ids.ts'

/** The page of all charges, or of one card's; with `file` the statement to download. */
export function chargesPath(cardId?: Id, file?: 'statement.csv' | 'statement.pdf'): string {
  return ['/account/charges', cardId, file].filter((part) => part !== undefined).join('/')
}
