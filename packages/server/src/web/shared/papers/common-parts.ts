import type { Language } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import type { DocumentData } from '#platform/documents/documents.ts'
import type { PaperSettings } from './paper-settings.ts'

/** Where anybody checks a signed code. */
export const checkAddress = (publicUrl: URL): string => new URL('/verify', publicUrl).href

/** Head and foot, as the frame of every paper wants them. */
export function frameParts({ language, publicUrl, issuer }: PaperSettings, foot: string): DocumentData {
  return {
    issuer: issuer.name,
    site: publicUrl.host,
    specimen: issuer.isSpecimen ? messages[language].papers.specimen : null,
    foot,
  }
}

/** A term in the language of the paper, and in English where that is another one: the paper is shown abroad. */
export function termIn(language: Language, pick: (texts: (typeof messages)[Language]) => string): string {
  const own = pick(messages[language])
  return language === 'en' ? own : `${own} / ${pick(messages.en)}`
}

/** `ERIKSSON, ANNA MARIA`: the name that was signed, in the letters of a passport's zone (Doc 9303-3 §4.6). */
export function signedName(name: string): string {
  const [family = '', given = ''] = name.split('<<')
  return [family, given]
    .map((part) => part.replaceAll('<', ' ').trim())
    .filter((part) => part !== '')
    .join(', ')
}
