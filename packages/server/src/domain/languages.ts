/** The four languages, equal and complete. The order is the one that pages show. */
export const languages = ['zh-CN', 'en', 'kk', 'ru'] as const
export type Language = (typeof languages)[number]

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text)
}

/** A text of the authority's own (names of purposes, grounds …) in every language. */
export type LocalText = Readonly<Record<Language, string>>

/** The locale that dates and numbers follow: days before months in English too, as on travel documents. */
export const formatLocales: Readonly<Record<Language, string>> = { 'zh-CN': 'zh-CN', en: 'en-GB', kk: 'kk', ru: 'ru' }
