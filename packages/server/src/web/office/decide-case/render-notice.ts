import { previewNotice, type NoticePreview } from '#modules/notices'
import type { RenderNotice } from '#modules/review'
import type { OfficePage } from '../shared/office-page.ts'

/** Letters as they would go out from this site. */
export function noticeRenderer({ deps }: OfficePage): RenderNotice<NoticePreview> {
  return (template, language, params) => previewNotice(deps, { template, language, params })
}
