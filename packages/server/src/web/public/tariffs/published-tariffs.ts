import { createHash } from 'node:crypto'
import { canonicalJson } from '@sapar/verifier/format'
import type { ReferenceBook } from '#modules/reference'

/** A reader that knows this word knows the members of the file. */
const format = 'sapar-tariffs-1'

type Book = Pick<ReferenceBook, 'tariffVersions'> & { readonly calendar: Pick<ReferenceBook['calendar'], 'timeZone'> }

export type PublishedFile = { readonly text: string; readonly etag: string }

/**
 * Every version of every tariff as it was loaded, past and announced ones included, with its source: what anybody needs
 * beside a receipt to work its amount out again.
 */
export function publishedTariffs(book: Book, issuerCode: string): PublishedFile {
  const tariffs = book.tariffVersions.map(({ code, version, effectiveFrom, source, content }) => ({
    ...content,
    bands: content.bands.map((band) => ({ ...band })),
    code,
    version,
    effectiveFrom,
    effectiveUntil: content.effectiveUntil ?? null,
    source,
  }))
  const text = canonicalJson({ format, issuer: issuerCode, timeZone: book.calendar.timeZone, tariffs })
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` }
}
