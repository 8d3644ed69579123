import type { Language } from '#domain/languages.ts'

/** A letter before it is text or HTML, so that both say the same. */
export type Letter = {
  readonly language: Language
  readonly subject: string
  /** The band that says this is no government service; only in the demonstration. */
  readonly demoBand: string | undefined
  /** Who writes. */
  readonly writer: readonly Span[]
  readonly body: readonly Block[]
  /** How to know that it is us. */
  readonly end: readonly Block[]
}

export type Block =
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }

export type Span =
  | { readonly kind: 'text'; readonly text: string }
  /** Somebody's name or own words, in a direction of writing that may be another. */
  | { readonly kind: 'isolated'; readonly text: string }
  /** Something to compare or to type: kept in one piece. */
  | { readonly kind: 'figure'; readonly text: string }
  | { readonly kind: 'link'; readonly address: string }

/** Stands where a one-time code belongs; cleaned out of every other value, so nobody can forge it. */
export const secretMark = '\uE000'

export function fillSecret(text: string, secret: string): string {
  return text.replaceAll(secretMark, secret)
}
