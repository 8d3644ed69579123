import { ok, refuse, type Result } from '#kernel/result.ts'
import { cleanPicture } from './clean-picture.ts'
import type { CleanPages, UploadFault } from './clean-upload.ts'
import { rasterisePdf } from './rasterise-pdf.ts'
import { sniffMediaType } from './sniff-media-type.ts'
import type { UploadLimits } from './upload-limits.ts'

/** From hostile bytes to clean pages. Runs in the picture child only: even the type check parses what a stranger sent. */
export async function cleanBytes(bytes: Uint8Array, limits: UploadLimits): Promise<Result<CleanPages, UploadFault>> {
  const mediaType = await sniffMediaType(bytes)
  if (!mediaType) return refuse('file-type-not-allowed')
  if (mediaType === 'application/pdf') {
    const pages = await rasterisePdf(bytes, limits)
    return pages.ok ? ok({ mediaType, pages: pages.value }) : pages
  }
  const page = await cleanPicture(bytes, mediaType, limits)
  return page.ok ? ok({ mediaType, pages: [page.value] }) : page
}
