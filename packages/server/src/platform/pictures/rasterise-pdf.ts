import type { PDFiumDocument, PDFiumPage } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { CleanPage, UploadFault } from './clean-upload.ts'
import { encodePage } from './encode-page.ts'
import { openPdfium } from './open-pdfium.ts'
import type { UploadLimits } from './upload-limits.ts'

const pointsPerInch = 72
/** Small print on a scanned page can be read, and an A4 page stays below the longest side that we keep. */
const dotsPerInch = 200
/** Scanning programs often call a page as small as a passport, or smaller: then its points say little about its pixels. */
const minSide = 2000

/**
 * Draws each page; officers only ever see the drawing. Form fields are drawn too: an employer's letter is often a form,
 * and without what was filled in it would be judged as empty. Their scripts do not run (see open-pdfium.ts).
 */
export async function rasterisePdf(bytes: Uint8Array, limits: UploadLimits): Promise<Result<CleanPage[], UploadFault>> {
  const pdfium = await openPdfium()
  try {
    return await drawPages(await pdfium.library.loadDocument(bytes), limits)
  } catch (error) {
    return refuse(pdfium.isExhausted() ? 'picture-too-large' : faultOf(error))
  }
}

async function drawPages(document: PDFiumDocument, limits: UploadLimits): Promise<Result<CleanPage[], UploadFault>> {
  const count = document.getPageCount()
  if (count < 1) return refuse('file-damaged')
  if (count > limits.maxPages) return refuse('file-too-many-pages')
  const pages: CleanPage[] = []
  for (let index = 0; index < count; index += 1) {
    const page = document.getPage(index)
    const size = pixelSize(page, limits)
    if (!size) return refuse('file-damaged')
    const drawn = await page.render({ ...size, renderFormFields: true })
    pages.push(await encodePage(sharp(drawn.data, { raw: { ...size, channels: 4 } })))
  }
  return ok(pages)
}

/** A page may claim to be kilometres wide: it is drawn smaller, never larger than the limit. */
function pixelSize(page: PDFiumPage, limits: UploadLimits): { width: number; height: number } | undefined {
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const isDrawable = [originalWidth, originalHeight].every((side) => Number.isFinite(side) && side > 0)
  if (!isDrawable) return undefined // PDFium answers 0 for a page that it cannot load
  const longest = Math.max(originalWidth, originalHeight)
  const wanted = Math.max((longest * dotsPerInch) / pointsPerInch, minSide)
  const scale = Math.min(wanted, limits.maxSide) / longest
  const toPixels = (points: number): number => Math.max(1, Math.min(limits.maxSide, Math.floor(points * scale)))
  return { width: toPixels(originalWidth), height: toPixels(originalHeight) }
}

/** The package turns PDFium's FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY into these two sentences (fpdfview.h). */
function faultOf(error: unknown): UploadFault {
  const sentence = error instanceof Error ? error.message : ''
  return /^(Password required|Unsupported security scheme)/.test(sentence) ? 'file-password-protected' : 'file-damaged'
}
