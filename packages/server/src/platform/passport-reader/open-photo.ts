import type { Sharp } from 'sharp'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { sharp } from '../pictures/guarded-sharp.ts'
import { sniffMediaType } from '../pictures/sniff-media-type.ts'
import type { UploadLimits } from '../pictures/upload-limits.ts'
import type { GreyPicture } from './grey-picture.ts'
import type { PhotoFault } from './passport-photo.ts'

/** Brightness of the lightest tenth before it is stretched; below this a photo is night. */
const darkBelow = 60
/** With fewer steps from black to white the shapes of letters are gone. */
export const leastSteps = 12
/** Letters that stand few pixels apart run into each other less when there are more pixels between them. */
const leastSide = 1600

export type Photo = {
  /** Stretched from black to white, upright as the camera says. */
  readonly picture: GreyPicture
  readonly isDark: boolean
  /** From black to white before it was stretched, of 255. */
  readonly steps: number
  /** Pixels of `picture` for one of the file. */
  readonly enlargement: number
}

/** From a stranger's bytes to brightness, by the same narrow decoders as every upload. Runs in the child only. */
export async function openPhoto(bytes: Uint8Array, limits: UploadLimits): Promise<Result<Photo, PhotoFault>> {
  const mediaType = await sniffMediaType(bytes)
  if (!mediaType || mediaType === 'application/pdf') return refuse('not-a-picture')
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata()
    if (width * height > limits.maxPixels) return refuse('too-large')
    const longer = Math.max(width, height)
    const enlargement = Math.min(limits.maxSide, Math.max(leastSide, longer)) / longer
    const picture = await greyPixels(openPicture(bytes, limits), Math.round(longer * enlargement))
    const photo = { ...stretch(picture), enlargement }
    return photo.isDark && photo.steps < leastSteps ? refuse('too-dark') : ok(photo)
  } catch (error) {
    // Sharp's own sentences are about the file; anything else is ours, and ends the child.
    if (error instanceof TypeError || error instanceof RangeError) throw error
    return refuse('not-a-picture')
  }
}

function openPicture(bytes: Uint8Array, limits: UploadLimits): Sharp {
  return sharp(bytes, { limitInputPixels: limits.maxPixels, failOn: 'warning', pages: 1, ignoreIcc: true }).autoOrient()
}

async function greyPixels(picture: Sharp, side: number): Promise<GreyPicture> {
  const { data, info } = await picture
    .resize({ width: side, height: side, fit: 'inside' })
    .flatten({ background: '#ffffff' })
    .toColourspace('b-w')
    .timeout({ seconds: 8 })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== 1) throw new RangeError('a grey picture of several channels')
  return { width: info.width, height: info.height, pixels: data }
}

/** From the darkest hundredth to the lightest: a dim photo has the same letters as a bright one. */
function stretch({ width, height, pixels }: GreyPicture): Omit<Photo, 'enlargement'> {
  const counts = new Uint32Array(256)
  for (const value of pixels) counts[value] = (counts[value] ?? 0) + 1
  const valueBelow = (part: number): number => {
    let rest = pixels.length * part
    return counts.findIndex((count) => (rest -= count) <= 0)
  }
  const [dark, light] = [valueBelow(0.01), valueBelow(0.99)]
  const scale = 255 / Math.max(1, light - dark)
  const stretched = pixels.map((value) => Math.max(0, Math.min(255, Math.round((value - dark) * scale))))
  return { picture: { width, height, pixels: stretched }, isDark: valueBelow(0.9) < darkBelow, steps: light - dark }
}
