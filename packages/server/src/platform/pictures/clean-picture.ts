import type { Sharp } from 'sharp'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { CleanPage, UploadFault } from './clean-upload.ts'
import { encodePage } from './encode-page.ts'
import { sharp } from './guarded-sharp.ts'
import type { AcceptedMediaType, UploadLimits } from './upload-limits.ts'

/** Interlaced PNG is unpacked as a whole; at 16 bits and four channels, the pixels that we allow would be 400 MB. */
const maxInterlacedBytes = 256 * 1024 * 1024

export async function cleanPicture(
  bytes: Uint8Array,
  mediaType: Exclude<AcceptedMediaType, 'application/pdf'>,
  limits: UploadLimits,
): Promise<Result<CleanPage, UploadFault>> {
  try {
    const fault = await headerFault(bytes, mediaType, limits)
    if (fault) return refuse(fault)
    return ok(await encodePage(openPicture(bytes, limits)))
  } catch (error) {
    return refuse(faultOf(error))
  }
}

/**
 * `warning`: a picture that decodes with faults may show a wrong digit, so better ask for another at once.
 * `ignoreIcc`: an embedded colour profile is a program for a colour engine; slightly paler colours are the smaller evil.
 * One page only: of an animation officers see the first frame, as every viewer shows at first.
 */
function openPicture(bytes: Uint8Array, limits: UploadLimits): Sharp {
  return sharp(bytes, {
    limitInputPixels: limits.maxPixels,
    failOn: 'warning',
    pages: 1,
    ignoreIcc: true,
  })
    .autoOrient()
    .resize({
      width: limits.maxSide,
      height: limits.maxSide,
      fit: 'inside',
      withoutEnlargement: true,
    })
}

/** Looks at the header alone, so that a bomb is refused before a single pixel is unpacked. */
async function headerFault(
  bytes: Uint8Array,
  mediaType: AcceptedMediaType,
  limits: UploadLimits,
): Promise<UploadFault | undefined> {
  const { format, width, height, channels, depth, isProgressive } = await sharp(bytes, {
    limitInputPixels: false,
    pages: 1,
  }).metadata()
  if (`image/${format}` !== mediaType) return 'file-type-not-allowed'
  const unpackedBytes = width * height * channels * (depth === 'ushort' ? 2 : 1)
  const isTooMuch = format === 'png' && isProgressive && unpackedBytes > maxInterlacedBytes
  return width * height > limits.maxPixels || isTooMuch ? 'picture-too-large' : undefined
}

/** Sharp has no error codes, only libvips' sentences. Those about us are told apart; all others are about the file. */
function faultOf(error: unknown): UploadFault {
  const sentence = error instanceof Error ? error.message : ''
  if (/pixel limit/i.test(sentence)) return 'picture-too-large'
  return /timeout|out of memory|unable to allocate/i.test(sentence) ? 'processing-failed' : 'file-damaged'
}
