/** The four languages, equal and complete. The order is the one that pages show. */
export const languages = ['zh-CN', 'en', 'kk', 'ru'] as const
export type Language = (typeof languages)[number]

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text)
}

/** A text of the authority's own (names of purposes, grounds …) in every language. */
export type LocalText = Readonly<Record<Language, string>>
