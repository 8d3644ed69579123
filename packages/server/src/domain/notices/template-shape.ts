import type { PlaceholderKind, PlaceholderValues } from './placeholder-kinds.ts'

export const noticeChannels = ['email', 'sms'] as const
export type NoticeChannel = (typeof noticeChannels)[number]

/** With a question mark the value may be null; only paragraphs that depend on it may then use it. */
export type PlaceholderType = PlaceholderKind | `${PlaceholderKind}?`

/** When a paragraph is there, and the list that follows it. */
export type ParagraphSpec = { readonly when?: string; readonly unless?: string; readonly list?: string }

export type TemplateSpec = {
  readonly channels: readonly NoticeChannel[]
  /** A letter is kept and shown to the holder under Letters; account mail is not. */
  readonly isLetter: boolean
  readonly placeholders: Readonly<Record<string, PlaceholderType>>
  /** In the order of reading. */
  readonly paragraphs: Readonly<Record<string, ParagraphSpec>>
  /** Minutes for which the code in it is good. A message that could not be sent within them is not sent any more. */
  readonly codeMinutes?: number
}

type ValueOf<P> = P extends `${infer K extends PlaceholderKind}?`
  ? PlaceholderValues[K] | null
  : P extends PlaceholderKind
    ? PlaceholderValues[P]
    : never

/** The values that a template asks for; the code of a template with a secret is not among them. */
export type ParamsOf<S extends TemplateSpec> = {
  readonly [N in keyof S['placeholders'] as S['placeholders'][N] extends 'code' ? never : N]: ValueOf<
    S['placeholders'][N]
  >
}

type TextKeys<S extends TemplateSpec> =
  | 'subject'
  | ('sms' extends S['channels'][number] ? 'sms' : never)
  | ('email' extends S['channels'][number] ? 'paragraphs' : never)

/** The texts that each language has for a template. */
export type TextsOf<S extends TemplateSpec> = {
  readonly [K in TextKeys<S>]: K extends 'paragraphs' ? { readonly [P in keyof S['paragraphs']]: string } : string
}
