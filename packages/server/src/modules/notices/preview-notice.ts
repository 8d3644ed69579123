import type { Language } from '#domain/languages.ts'
import { templateSpec, type TemplateCode, type TemplateParams } from '#domain/notices/templates.ts'
import { renderEmail, renderSms, type RenderedEmail } from './rendering/render-notice.ts'
import type { NoticeSite } from './rendering/render-input.ts'

export type NoticePreview = { readonly email?: RenderedEmail; readonly sms?: string }

/** Every message has a code of its own; before it is written there is none. */
const noCheckCodeYet = '•••••-•••••'

/** What would go out, without writing anything down: an officer sees it before deciding, in any language. */
export function previewNotice<T extends TemplateCode>(
  { site }: { readonly site: NoticeSite },
  notice: { readonly template: T; readonly language: Language; readonly params: TemplateParams<T> },
): NoticePreview {
  const { channels } = templateSpec(notice.template)
  const toRender = { ...notice, site, checkCode: noCheckCodeYet }
  return {
    ...(channels.includes('email') && { email: renderEmail(toRender) }),
    ...(channels.includes('sms') && { sms: renderSms(toRender).text }),
  }
}
