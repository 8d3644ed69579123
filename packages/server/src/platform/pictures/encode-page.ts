import type { Sharp } from 'sharp'
import type { CleanPage } from './clean-upload.ts'

const quality = 88
/** Below the pool's time-out: a picture that libvips gives up by itself does not cost a process. */
const nativeTimeoutSeconds = 15

/**
 * Everything officers see goes through this one encoder (I-15). JPEG for all, because every viewer, printer and PDF
 * writer takes it. Sharp writes no metadata unless asked to; full colour resolution (4:4:4) keeps small red print sharp.
 */
export async function encodePage(picture: Sharp): Promise<CleanPage> {
  const { data, info } = await picture
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .timeout({ seconds: nativeTimeoutSeconds })
    .jpeg({ quality, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, mediaType: 'image/jpeg', width: info.width, height: info.height }
}
