import type { Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import type { HolderPage } from '#web/holder/shared/holder-layout.tsx'

/** As much of a page as the functions need that only put words to something. */
export function wordingPage(language: Language = 'en'): HolderPage {
  return { language, t: messages[language] } as HolderPage
}
