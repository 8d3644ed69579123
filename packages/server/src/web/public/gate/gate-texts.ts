import { languages, type Language } from '#domain/languages.ts'
import { messages, type Messages } from '#locales/index.ts'
import type { Site } from '../../shared/deps.ts'

export type GateTexts = Messages['gate'] & { readonly siteName: string; readonly demo: string }

/** The page takes the texts of every language along, because a gate changes language without a network. */
export function gateTexts(site: Site): Readonly<Record<Language, GateTexts>> {
  const entries = languages.map((language) => {
    const { common, gate } = messages[language]
    return [language, { ...gate, siteName: common.siteName, demo: common.demoBand(site.issuerCode) }] as const
  })
  return Object.fromEntries(entries) as Record<Language, GateTexts>
}
