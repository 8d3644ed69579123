import type { Context } from 'hono'
import { isLanguage, languages, type Language } from '#domain/languages.ts'
import { readCookie } from './cookies.ts'
import type { Site } from './deps.ts'

/** What the browser asks for, best first, matched on the primary subtag: `zh-Hans-SG` is Chinese (RFC 4647 §3.4). */
export function fromAcceptLanguage(header: string | undefined): Language | undefined {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const weight = Number(
        parameters
          .find((parameter) => parameter.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      )
      return { primary: tag.toLowerCase().split('-')[0], weight }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  for (const { primary } of wanted) {
    const found = languages.find((language) => language.toLowerCase().split('-')[0] === primary)
    if (found) return found
  }
  return undefined
}

/** The choice made here, else the account's language, else the browser's, else English. */
export function languageOf(c: Context, site: Site, ofAccount: Language | undefined): Language {
  const chosen = readCookie(c, site, 'language') ?? ''
  if (isLanguage(chosen)) return chosen
  return ofAccount ?? fromAcceptLanguage(c.req.header('accept-language')) ?? 'en'
}
