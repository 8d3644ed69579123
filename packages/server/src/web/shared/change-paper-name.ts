import type { Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'

/** The name of a paper that goes with a request about a card; a code that is none of them stands for itself. */
export function changePaperName(language: Language, code: string): string {
  const names: Readonly<Record<string, { readonly name: string }>> = messages[language].cardChanges.papers
  return Object.hasOwn(names, code) ? (names[code]?.name ?? code) : code
}
