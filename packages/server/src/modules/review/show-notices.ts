import { languages, type Language } from '#domain/languages.ts'
import type { TemplateCode, TemplateParams } from '#domain/notices/templates.ts'

/** Writes a notice as it would go out, without sending anything. */
export type RenderNotice<Shown> = <T extends TemplateCode>(
  template: T,
  language: Language,
  params: TemplateParams<T>,
) => Shown

export type ShownNotice<Shown> = { readonly language: Language; readonly notice: Shown }

/** A letter in the language of who gets it, and after it in the officer's when that is another. */
export function showNotices<T extends TemplateCode, Shown>(
  renderNotice: RenderNotice<Shown>,
  { template, params }: { readonly template: T; readonly params: TemplateParams<T> },
  { theirs, own }: { readonly theirs: Language; readonly own: Language },
): ShownNotice<Shown>[] {
  const shown = languages.filter((each) => each === theirs || each === own)
  const inOrder = shown.toSorted((one) => (one === theirs ? -1 : 1))
  return inOrder.map((language) => ({ language, notice: renderNotice(template, language, params) }))
}
