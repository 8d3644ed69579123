import { kindOf } from '#domain/notices/check-templates.ts'
import type { CheckCode } from '#domain/notices/check-code.ts'
import type { PlaceholderKind } from '#domain/notices/placeholder-kinds.ts'
import type { TemplateSpec } from '#domain/notices/template-shape.ts'
import { templateSpec, type AnyParams, type TemplateCode } from '#domain/notices/templates.ts'
import type { Language } from '#domain/languages.ts'
import { noticeCatalogues } from '../catalogues.ts'

/** Which installation writes. */
export type NoticeSite = {
  readonly publicUrl: URL
  readonly isDemo: boolean
  readonly issuerCode: string
}

export type NoticeToRender = {
  readonly template: TemplateCode
  readonly language: Language
  readonly params: AnyParams
  /** Already in groups; a preview shows dots. */
  readonly checkCode: CheckCode
  readonly site: NoticeSite
}

export type RenderInput = NoticeToRender & {
  readonly spec: TemplateSpec
  readonly frame: (typeof noticeCatalogues)[Language]['frame']
  readonly factors: Readonly<Record<string, string>>
  readonly texts: { readonly subject: string; sms?: string; paragraphs?: Readonly<Record<string, string>> }
}

export const officialPath = '/official/check'

export function renderInput(notice: NoticeToRender): RenderInput {
  const { frame, factors, templates } = noticeCatalogues[notice.language]
  return { ...notice, spec: templateSpec(notice.template), frame, factors, texts: templates[notice.template] }
}

/** The value of one of the template's own placeholders with its kind. A value that is missing is a mistake of the caller. */
export function valueOf(input: RenderInput, name: string): { kind: PlaceholderKind; value: unknown } {
  const kind = kindOf(input.spec, name)
  if (kind === undefined) throw new Error(`${input.template} has no placeholder ${name}`)
  const value = input.params[name]
  if (kind !== 'code' && (value === undefined || value === null)) {
    throw new Error(`${input.template} lacks a value for ${name}`)
  }
  return { kind, value }
}

/** A page of this installation. An address that leads elsewhere is never written into a message. */
export function ownAddress(site: NoticeSite, path: string): string {
  const address = new URL(path, site.publicUrl)
  if (!path.startsWith('/') || address.origin !== site.publicUrl.origin) {
    throw new Error('a link in a notice must be a path of this installation')
  }
  return address.href
}
